"use client";

import { useTranslations } from "next-intl";
import { Money } from "../parts/money.tsx";
import type { MoneyView } from "../parts/money-format.ts";
import type { PriceShape } from "./shapes.ts";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: MoneyView;
  readonly off?: boolean;
}

/** How the total comes about: items, each discount by its coupon, shipping, total (rules.md 5.2), to the unit. */
export const PriceBreakdown = ({ price }: { price: PriceShape }) => {
  const t = useTranslations("price");
  const coupons = price.coupons ?? [];
  const discount = (funder: "store" | "platform", whole: MoneyView): Row[] => {
    const named = coupons.filter((coupon) => coupon.funder === funder && coupon.discount.amount > 0);
    if (named.length > 0)
      return named.map((coupon) => ({ key: `${funder}${coupon.grantId}`, name: `${t(funder)}: ${coupon.title}`, value: coupon.discount, off: true }));
    return whole.amount > 0 ? [{ key: funder, name: t(funder), value: whole, off: true }] : [];
  };
  const rows: Row[] = [
    { key: "items", name: t("items"), value: price.items },
    ...(price.bundleDiscount.amount > 0 ? [{ key: "bundle", name: t("bundle"), value: price.bundleDiscount, off: true }] : []),
    ...discount("store", price.storeDiscount),
    ...discount("platform", price.platformDiscount),
    { key: "shipping", name: t("shipping"), value: price.shipping },
  ];
  return (
    <dl className="souk-price" aria-label={t("title")}>
      {rows.map((row) => (
        <div key={row.key} className="souk-price-row">
          <dt>{row.name}</dt>
          <dd className={row.off ? "souk-price-off" : undefined}>
            {row.key === "shipping" && row.value.amount === 0 ? t("free") : <Money value={row.value} negated={row.off === true} />}
          </dd>
        </div>
      ))}
      <div className="souk-price-row souk-price-total">
        <dt>{t("total")}</dt>
        <dd>
          <Money value={price.total} />
        </dd>
      </div>
    </dl>
  );
};
