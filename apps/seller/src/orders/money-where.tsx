"use client";

import { Anchor } from "@mantine/core";
import { Money, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

/** Where the money of a finished order is: it waits for its payout, was released, or is kept back with the store's. */
const proceedsOf = (
  { net, pending, paidOut }: NonNullable<Order["proceeds"]>,
  frozen: boolean,
): { key: "pendingMoney" | "released" | "withheldMoney"; value: MoneyView } => {
  if (paidOut) return { key: "released", value: net };
  return pending.amount > 0 && !frozen ? { key: "pendingMoney", value: pending } : { key: "withheldMoney", value: net };
};

/** Which bucket holds this order's money now; each figure leads to its ledger entries. */
export const MoneyWhere = ({ order }: { order: Order }) => {
  const t = useTranslations("seller.order");
  const running = order.payment.refunds.flatMap((refund) => refund.legs).filter((leg) => leg.settledAt === null);
  const back = { amount: running.reduce((sum, leg) => sum + leg.amount.amount, 0), currency: order.total.currency };
  const proceeds = order.proceeds && proceedsOf(order.proceeds, order.frozen.length > 0);
  const buckets: { key: string; name: string; value: MoneyView }[] = [
    { key: "held", name: t("held"), value: order.held },
    { key: "escrow", name: t("escrow"), value: order.escrow },
    ...(proceeds ? [{ ...proceeds, name: t(proceeds.key) }] : []),
    { key: "refunds", name: t("refundsMoney"), value: back },
  ].filter((bucket) => bucket.value.amount > 0);

  return (
    <>
      {buckets.length > 0 && (
        <dl className="souk-price">
          {buckets.map((bucket) => (
            <div key={bucket.key} className="souk-price-row">
              <dt>{bucket.name}</dt>
              <dd>
                <Anchor component={Link} href={paths.entries({ order: order.orderNo })} inherit underline="always">
                  <Money value={bucket.value} />
                </Anchor>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Anchor component={Link} href={paths.entries({ order: order.orderNo })} size="sm">
        {t("openLedger", { no: order.orderNo })}
      </Anchor>
    </>
  );
};
