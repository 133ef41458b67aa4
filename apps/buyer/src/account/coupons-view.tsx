"use client";

import { Anchor, Badge, Button, Text, Title } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { EmptyState, Section, useFormatInstant } from "@souk/ui";
import { IconTicket } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { ReactNode } from "react";
import type { CouponCard, Grant } from "../api-types.ts";
import { paths } from "../paths.ts";
import { useCouponWords } from "./coupon-words.ts";

const groups = [
  { key: "usable", of: ["available", "restored"] },
  { key: "locked", of: ["locked"] },
  { key: "used", of: ["used"] },
  { key: "gone", of: ["expired", "void"] },
] as const;

const colours = { available: "palm", restored: "zellige", locked: "saffron", used: "gray", expired: "gray", void: "gray" } as const;

/** The buyer's coupons by what can be done with them; given back ones say so. */
export const CouponsView = ({ grants, collectable }: { grants: readonly Grant[]; collectable: readonly CouponCard[] }) => {
  const t = useTranslations("buyer.coupons");
  const trpc = useTRPC();
  const collect = useCommand(trpc.buyer.coupons.collect.mutationOptions());
  const open = collectable.filter((coupon) => !coupon.collected);

  if (grants.length === 0 && open.length === 0)
    return (
      <EmptyState icon={IconTicket} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <>
      {open.length > 0 && (
        <Section title={t("collectable")} id="collectable">
          <ul className="buyer-coupons">
            {open.map((coupon) => (
              <li key={coupon.couponId} className="buyer-coupon">
                <CouponText coupon={coupon} />
                <Button
                  size="sm"
                  loading={collect.pending}
                  aria-label={t("collectNamed", { title: coupon.title })}
                  onClick={() => collect.send({ couponId: coupon.couponId })}
                >
                  {t("collect")}
                </Button>
              </li>
            ))}
          </ul>
          <ProblemNotice problem={collect.problem} onClose={collect.reset} />
        </Section>
      )}
      {groups.map(({ key, of }) => {
        const some = grants.filter((grant) => (of as readonly string[]).includes(grant.shown));
        if (some.length === 0) return null;
        return (
          <Section key={key} title={t(`groups.${key}`)} id={key}>
            <ul className="buyer-coupons" aria-label={t(`groups.${key}`)}>
              {some.map((grant) => (
                <GrantCard key={grant.grantId} grant={grant} />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
};

const CouponText = ({ coupon, children }: { coupon: CouponCard; children?: ReactNode }) => {
  const words = useCouponWords();
  return (
    <div className="buyer-coupon-text">
      <Title order={3}>{coupon.title}</Title>
      <Text fw={650} c="var(--mantine-color-zellige-text)">
        {words.value(coupon)}
      </Text>
      <Text size="sm" c="dimmed">
        {words.conditions({ ...coupon, expiresAt: null })}
      </Text>
      {children}
    </div>
  );
};

const GrantCard = ({ grant }: { grant: Grant }) => {
  const t = useTranslations("buyer.coupons");
  const law = useTranslations("law.grantState");
  const orders = useTranslations("buyer.orders");
  const format = useFormatInstant();
  return (
    <li className="buyer-coupon" data-shown={grant.shown}>
      <CouponText coupon={grant.coupon}>
        <Text size="sm" c="dimmed">
          {t(grant.shown === "expired" ? "expired" : "until", { when: format(grant.expiresAt) })}
        </Text>
        {grant.orderNos.map((no) => (
          <Anchor key={no} component={Link} href={paths.order(no)} size="sm">
            {orders("order", { no })}
          </Anchor>
        ))}
      </CouponText>
      <Badge color={colours[grant.shown]}>{law(grant.shown)}</Badge>
    </li>
  );
};
