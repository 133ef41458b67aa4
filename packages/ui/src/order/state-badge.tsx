"use client";

import { Badge, type BadgeProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { OrderHeadShape, OrderLabel } from "./shapes.ts";

const colours: Record<OrderLabel, string> = {
  awaiting_payment: "saffron",
  payment_verifying: "lapis",
  awaiting_shipment: "lapis",
  awaiting_delivery: "zellige",
  awaiting_seller_approval: "saffron",
  refund_in_progress: "lapis",
  finished: "palm",
  closed: "gray",
  frozen: "pomegranate",
  in_dispute: "pomegranate",
};

/** The one label in front of an order (the first that holds, rules.md 2.1). */
export const StateBadge = ({ label, ...badge }: { label: OrderLabel } & BadgeProps) => {
  const t = useTranslations("law.label");
  return (
    <Badge color={colours[label]} {...badge}>
      {t(label)}
    </Badge>
  );
};

/** The state of the order in one sentence, announced when it changes. The only status on its page: tests and agents read it. */
export const OrderStatus = ({ order }: { order: OrderHeadShape }) => {
  const sentence = useOrderSentence();
  return (
    <div role="status" className="souk-status">
      {sentence(order)}
    </div>
  );
};

/** "Cancelled: the seller did not answer", or the label where the order still lives. */
export const useOrderSentence = (): ((order: OrderHeadShape) => string) => {
  const t = useTranslations("law");
  return (order) => (order.closeReason ? t(`closed.${order.closeReason}`) : t(`label.${order.label}`));
};
