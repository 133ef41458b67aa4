"use client";

import { Badge, Button, Card, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { Money, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Quote } from "../api-types.ts";

const problems = ["below_threshold", "expired", "other_store", "not_combinable", "locked", "used", "void"];

type Coupon = Quote["coupons"][number];

/** The coupons held, the best of them chosen already; choosing by hand, and back to the best. Those of no use here are folded away. */
export const CouponChooser = ({
  coupons,
  automatic,
  onChange,
}: {
  coupons: readonly Coupon[];
  automatic: boolean;
  onChange: (grants: number[] | null) => void;
}) => {
  const t = useTranslations("buyer.checkout");
  if (coupons.length === 0) return null;
  const selected = coupons.filter((coupon) => coupon.selected).map((coupon) => coupon.grantId);
  const here = coupons.filter((coupon) => coupon.usable || coupon.selected);
  const elsewhere = coupons.filter((coupon) => !here.includes(coupon));

  return (
    <Card component="section" aria-labelledby="coupons">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="coupons">
          {t("coupons")}
        </Title>
        {automatic ? (
          here.length > 0 && <Badge color="palm">{t("best")}</Badge>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(null)}>
            {t("useBest")}
          </Button>
        )}
      </Group>
      <Stack gap="sm">
        {here.map((coupon) => (
          <Checkbox
            key={coupon.grantId}
            label={coupon.title}
            description={
              <Text span size="xs" c="var(--mantine-color-palm-text)">
                <Money value={coupon.discount} negated />
              </Text>
            }
            checked={coupon.selected}
            onChange={(event) => onChange(event.currentTarget.checked ? [...selected, coupon.grantId] : selected.filter((id) => id !== coupon.grantId))}
          />
        ))}
        {here.length === 0 && <Text c="dimmed">{t("noCoupon")}</Text>}
      </Stack>
      {elsewhere.length > 0 && (
        <details className="buyer-fold">
          <summary>{t("otherCoupons", { n: elsewhere.length })}</summary>
          <ul>
            {elsewhere.map((coupon) => (
              <UselessHere key={coupon.grantId} coupon={coupon} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
};

const UselessHere = ({ coupon }: { coupon: Coupon }) => {
  const t = useTranslations("buyer.checkout");
  const law = useTranslations("law.couponProblem");
  const money = useFormatMoney();
  const problem = coupon.problem && problems.includes(coupon.problem) ? coupon.problem : "other";
  return (
    <li>
      {coupon.title}
      <Text size="xs" c="dimmed">
        {coupon.missing ? t("missing", { amount: money(coupon.missing) }) : law(problem)}
      </Text>
    </li>
  );
};
