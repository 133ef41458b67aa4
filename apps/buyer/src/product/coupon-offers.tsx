"use client";

import { Button, Text, Title } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { useTranslations } from "next-intl";
import type { CouponCard } from "../api-types.ts";
import { useCouponWords } from "../account/coupon-words.ts";

/** Coupons that can be collected for this product. */
export const CouponOffers = ({ coupons }: { coupons: readonly CouponCard[] }) => {
  const t = useTranslations("buyer.coupons");
  const trpc = useTRPC();
  const words = useCouponWords();
  const collect = useCommand(trpc.buyer.coupons.collect.mutationOptions());
  if (coupons.length === 0) return null;
  return (
    <section aria-labelledby="coupon-offers" className="buyer-offers">
      <Title order={2} size="h4" id="coupon-offers" mb="xs">
        {t("offers")}
      </Title>
      <ul>
        {coupons.map((coupon) => (
          <li key={coupon.couponId}>
            <span>
              <Text span fw={600} size="sm">
                {coupon.title}
              </Text>
              <Text size="xs" c="dimmed">
                {words.value(coupon)} · {words.conditions(coupon)}
              </Text>
            </span>
            <Button
              size="compact-sm"
              variant="light"
              disabled={coupon.collected}
              loading={collect.pending}
              onClick={() => collect.send({ couponId: coupon.couponId })}
            >
              {coupon.collected ? t("collected") : t("collect")}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice problem={collect.problem} onClose={collect.reset} />
    </section>
  );
};
