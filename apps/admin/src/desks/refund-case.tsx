"use client";

import { Group, Text } from "@mantine/core";
import { Panel, RefundTracker, TimerList } from "@souk/ui";
import { useTranslations } from "next-intl";
import { RefundOutcomes } from "../outside/refund-outcomes.tsx";
import type { CaseProps } from "./desk.tsx";

/** Where the money of one order is on its way back, and what the rail says of it. */
export const RefundCase = ({ order }: CaseProps) => {
  const t = useTranslations("admin.desk.refunds");
  return (
    <>
      <Panel id="refunds" title={t("refunds")}>
        <RefundTracker refunds={order.payment.refunds} />
      </Panel>
      <Panel id="outcome" title={t("outcome")}>
        <Text size="sm" c="dimmed" mb="sm">
          {t("outcomeHint")}
        </Text>
        <Group gap="xs">
          <RefundOutcomes order={order} />
        </Group>
      </Panel>
      <Panel id="timers" title={t("timers")}>
        <TimerList timers={order.timers} />
      </Panel>
    </>
  );
};
