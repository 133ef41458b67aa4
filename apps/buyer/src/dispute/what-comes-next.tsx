"use client";

import { List, ListItem } from "@mantine/core";
import type { DisputeReason } from "@souk/rulebook";
import { durationMs, useSpanWords } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** What follows an opened dispute: whose turn it is and for how long, what stands still meanwhile, and what stays possible. */
export const WhatComesNext = ({ order: { terms, state }, reason, withReturn }: { order: Order; reason: DisputeReason; withReturn: boolean }) => {
  const t = useTranslations("buyer.wizard.steps");
  const words = useSpanWords();
  const span = (iso: string) => ({ span: words(durationMs(iso)) });
  const stands = state === "awaiting_shipment" || state === "awaiting_delivery" || state === "finished" ? [t(`stands.${state}`)] : [];
  const steps = [
    t("answer", span(terms.disputeRespond)),
    t("mediate", span(terms.disputeMediate)),
    ...stands,
    ...(withReturn ? [t(reason === "changed_mind" ? "returnBuyer" : "returnSeller", span(terms.returnShipBy))] : []),
    t("withdraw"),
    t("delete"),
  ];
  return (
    <List size="sm" spacing={4}>
      {steps.map((step) => (
        <ListItem key={step}>{step}</ListItem>
      ))}
    </List>
  );
};
