"use client";

import { Text } from "@mantine/core";
import { Money, type MoneyView } from "@souk/ui";
import { useLocale, useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

interface Line {
  readonly key: string;
  readonly name: string;
  readonly value: MoneyView;
  readonly off?: boolean;
  readonly strong?: boolean;
}

/** From the price of the items down to what the seller keeps: who pays for which discount, and the commission. */
export const Earnings = ({ order }: { order: Order }) => {
  const t = useTranslations("seller.order");
  const locale = useLocale();
  const { price, earnings } = order;
  const refunded = order.payment.refunds.reduce((sum, refund) => sum + refund.amount.amount, 0);
  const base = earnings.gross.amount - (order.state === "closed" ? 0 : refunded);
  const rate = base > 0 ? new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(earnings.commission.amount / base) : "";
  const some = (key: string, name: string, value: MoneyView): Line[] => (value.amount > 0 ? [{ key, name, value, off: true }] : []);
  const money = (amount: number): MoneyView => ({ amount, currency: order.total.currency });

  const lines: Line[] = [
    { key: "items", name: t("items"), value: price.items },
    ...some("bundle", t("bundle"), price.bundleDiscount),
    ...some("store", t("storeCoupon"), price.storeDiscount),
    { key: "shipping", name: t("shipping"), value: price.shipping },
    { key: "gross", name: t("gross"), value: earnings.gross, strong: true },
    ...some("platform", t("platformCoupon"), price.platformDiscount),
    { key: "total", name: t("total"), value: price.total },
  ];
  const mine: Line[] =
    order.state === "closed"
      ? [...some("refunded", t("refunded"), money(refunded)), { key: "net", name: t("netNone"), value: earnings.net, strong: true }]
      : [
          ...some("refunded", t("refunded"), money(refunded)),
          { key: "commission", name: rate ? t("commission", { rate }) : t("commissionPlain"), value: earnings.commission, off: true },
          { key: "net", name: order.state === "finished" ? t("net") : t("netExpected"), value: earnings.net, strong: true },
        ];

  return (
    <>
      <Lines lines={lines} />
      <Lines lines={mine} divided />
    </>
  );
};

const Lines = ({ lines, divided = false }: { lines: readonly Line[]; divided?: boolean }) => (
  <dl className="souk-price" data-divided={divided || undefined}>
    {lines.map((line) => (
      <div key={line.key} className={line.strong ? "souk-price-row souk-price-total" : "souk-price-row"}>
        <dt>{line.name}</dt>
        <dd>
          <Text span inherit>
            <Money value={line.value} negated={line.off === true} />
          </Text>
        </dd>
      </div>
    ))}
  </dl>
);
