"use client";

import { Text } from "@mantine/core";
import { useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

const outcomes = ["credited", "bounced"] as const;

/** What the rail says of each refund that is on its way, before its drawn instant. */
export const RefundOutcomes = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.outside");
  const answer = order.answers.find((each) => each.command === "report_refund");
  const sent = order.payment.refunds.filter((refund) => refund.legs.some((leg) => leg.stage === "refunded" && leg.settledAt === null));
  if (!answer) return null;
  if (sent.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("noRefundSent")}
      </Text>
    );
  return sent.flatMap((refund) =>
    outcomes.map((outcome) => <Outcome key={`${refund.no}${outcome}`} order={order} refund={refund.no} outcome={outcome} answer={answer} />),
  );
};

const Outcome = ({
  order,
  refund,
  outcome,
  answer,
}: {
  order: Order;
  refund: number;
  outcome: (typeof outcomes)[number];
  answer: Order["answers"][number];
}) => {
  const t = useTranslations("admin.outside");
  const command = useCommand(useTRPC().admin.orders.reportRefund.mutationOptions(), { quiet: false, done: t(`refundDone.${outcome}`, { refund }) });
  return (
    <ActionButton
      answer={answer}
      size="xs"
      variant="default"
      loading={command.pending}
      onClick={() => command.send({ orderNo: order.orderNo, refund, outcome })}
    >
      {t(`refund.${outcome}`, { refund })}
    </ActionButton>
  );
};
