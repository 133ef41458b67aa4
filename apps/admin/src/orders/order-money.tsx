"use client";

import { Anchor, Divider, Stack, Text } from "@mantine/core";
import { Money, PriceBreakdown, useFormatMoney, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

/** Price, how it was paid, what the seller gets, and what the books still hold of it. */
export const OrderMoney = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.order");
  const money = useFormatMoney();
  const balances: { name: string; value: MoneyView; account: string }[] = [
    { name: t("balance.hold"), value: order.held, account: `L:hold:${order.orderNo}` },
    { name: t("balance.escrow"), value: order.escrow, account: `L:escrow:${order.orderNo}` },
  ];
  return (
    <Stack gap="sm">
      <PriceBreakdown price={order.price} />
      <Divider />
      {order.payment.tenders.length > 0 && (
        <dl className="souk-price">
          {order.payment.tenders.map((tender) => (
            <div key={`${tender.rail}${tender.label}`} className="souk-price-row">
              <dt>
                {tender.label}
                {tender.refunded.amount > 0 && (
                  <Text size="xs" c="dimmed">
                    {t("tenderRefunded", { amount: money(tender.refunded) })}
                  </Text>
                )}
              </dt>
              <dd>
                <Money value={tender.amount} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <dl className="souk-price">
        {balances.map((balance) => (
          <div key={balance.account} className="souk-price-row">
            <dt>{balance.name}</dt>
            <dd>
              <Anchor component={Link} href={paths.account(balance.account)} inherit underline="always">
                <Money value={balance.value} />
              </Anchor>
            </dd>
          </div>
        ))}
        <div className="souk-price-row">
          <dt>{t("commission")}</dt>
          <dd>
            <Money value={order.earnings.commission} />
          </dd>
        </div>
        <div className="souk-price-row">
          <dt>{t("net")}</dt>
          <dd>
            <Money value={order.earnings.net} />
          </dd>
        </div>
        {order.proceeds && (
          <div className="souk-price-row">
            <dt>{order.proceeds.paidOut ? t("proceedsOut") : t("proceedsPending")}</dt>
            <dd>
              <Money value={order.proceeds.paidOut ? order.proceeds.net : order.proceeds.pending} />
            </dd>
          </div>
        )}
      </dl>
    </Stack>
  );
};
