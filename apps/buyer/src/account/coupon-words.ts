"use client";

import { useFormatInstant, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { CouponCard } from "../api-types.ts";

/** What a coupon takes off, and under which conditions, in words. */
export const useCouponWords = () => {
  const t = useTranslations("buyer.coupons");
  const money = useFormatMoney();
  const instant = useFormatInstant();
  return {
    value: (coupon: CouponCard): string => {
      if (coupon.amountOff) return t("amountOff", { amount: money(coupon.amountOff) });
      const percent = t("percentOff", { percent: coupon.percentOff ?? 0 });
      return coupon.cap ? t("capped", { what: percent, cap: money(coupon.cap) }) : percent;
    },
    conditions: (coupon: CouponCard): string =>
      [
        coupon.funder === "platform" ? t("everywhere") : t("atStore", { store: coupon.storeName ?? "" }),
        coupon.minSpend.amount > 0 && t("minSpend", { amount: money(coupon.minSpend) }),
        coupon.expiresAt && t("until", { when: instant(coupon.expiresAt) }),
      ]
        .filter(Boolean)
        .join(" · "),
  };
};
