"use client";

import { PriceBreakdown, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Quote } from "../api-types.ts";

type Part = Quote["stores"][number];

/** The whole quote as one breakdown over all stores, with the coupons it uses by name. */
export const QuoteSummary = ({ quote }: { quote: Quote }) => {
  const t = useTranslations("buyer.checkout");
  const sum = (field: (part: Part) => MoneyView): MoneyView => ({
    amount: quote.stores.reduce((total, part) => total + field(part).amount, 0),
    currency: quote.total.currency,
  });
  return (
    <>
      <h2 className="buyer-summary-title">{t("summary")}</h2>
      <PriceBreakdown
        price={{
          items: sum((part) => part.items),
          bundleDiscount: sum((part) => part.bundleDiscount),
          storeDiscount: sum((part) => part.storeDiscount),
          platformDiscount: sum((part) => part.platformDiscount),
          shipping: sum((part) => part.shipping),
          total: quote.total,
          coupons: quote.coupons.filter((coupon) => coupon.selected),
        }}
      />
    </>
  );
};
