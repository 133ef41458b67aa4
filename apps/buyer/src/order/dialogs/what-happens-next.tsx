"use client";

import { List, ListItem, Text } from "@mantine/core";
import { durationMs, useSpanWords } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../../api-types.ts";

/** What follows a cancellation: whose turn it is and for how long, what becomes of coupons, and when the money is back. */
export const WhatHappensNext = ({ how, order }: { how: "cancel_unpaid" | "request_cancellation" | "self_cancel"; order: Order }) => {
  const t = useTranslations("buyer.cancel.next");
  const rails = useTranslations("law.rail");
  const words = useSpanWords();
  const { terms, payment, price } = order;
  const early = order.state === "payment_verifying";
  const days = (iso: string) => Math.ceil(durationMs(iso) / 86_400_000);
  const paidBy = new Set(payment.tenders.map((tender) => tender.rail));

  const steps = [
    how === "cancel_unpaid" && t("atOnce"),
    how === "self_cancel" && t("alone"),
    how === "request_cancellation" && (early ? t("early") : t(`silence.${terms.onSilence}`, { span: words(durationMs(terms.cancelRespond)) })),
    how === "request_cancellation" && !early && (terms.shipWhileRequestOpen === "overtake" ? t("mayShip") : t("mayNotShip")),
    price.coupons.length > 0 && t("coupons"),
    ...(how === "cancel_unpaid"
      ? [t("nothingPaid")]
      : [
          ...terms.refundRanges
            .filter((range) => paidBy.has(range.rail))
            .map((range) => t("refund", { rail: rails(range.rail), from: days(range.from), to: days(range.to) })),
          paidBy.has("wallet") && t("refundWallet"),
        ]),
    t("free"),
  ].filter((step): step is string => typeof step === "string");

  return (
    <section aria-label={t("title")} className="buyer-next">
      <Text fw={600} mb={4}>
        {t("title")}
      </Text>
      <List size="sm" spacing={4}>
        {steps.map((step) => (
          <ListItem key={step}>{step}</ListItem>
        ))}
      </List>
    </section>
  );
};
