"use client";

import { Anchor, Stack, Text } from "@mantine/core";
import { Money, Panel, TimerList, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { Fact } from "../orders/facts.tsx";
import { Items } from "../orders/items.tsx";
import { PaymentActions } from "../orders/payment-actions.tsx";
import { paths } from "../paths.ts";
import type { CaseProps } from "./desk.tsx";

/** One payment under review: by what, after how many failed tries, how long it may take, and the decision. */
export const PaymentCase = ({ order }: CaseProps) => {
  const t = useTranslations("admin.desk.payments");
  const { payment } = order;
  return (
    <>
      <Panel id="decide" title={t("decide")}>
        <Stack gap="sm">
          <Text size="sm">{t(`hold.${payment.verificationHold}`)}</Text>
          <PaymentActions order={order} />
        </Stack>
      </Panel>
      <Panel id="payment" title={t("payment")}>
        <dl className="souk-pairs">
          {payment.tenders.map((tender) => (
            <Fact key={`${tender.rail}${tender.label}`} name={tender.label}>
              <Money value={tender.amount} />
            </Fact>
          ))}
          {order.paidAt && (
            <Fact name={t("paid")}>
              <WorldTime at={order.paidAt} />
            </Fact>
          )}
          <Fact name={t("declines")}>{payment.declines}</Fact>
          <Fact name={t("buyer")}>
            <Anchor component={Link} href={paths.buyers({ q: order.buyer.name })} inherit underline="always">
              {t("standingOf", { name: order.buyer.name })}
            </Anchor>
          </Fact>
          <Fact name={t("sendTo")}>
            {[order.address.name, order.address.street, order.address.postcode, order.address.city, order.address.country].join(", ")}
          </Fact>
        </dl>
      </Panel>
      <Panel id="timers" title={t("timers")}>
        <TimerList timers={order.timers} />
      </Panel>
      <Panel id="items" title={t("items")}>
        <Items lines={order.lines} />
      </Panel>
    </>
  );
};
