"use client";

import { Badge, Button, Group, Text } from "@mantine/core";
import { disputeTimers, Panel, TimerCountdown, useTermsWords } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

/** The latest dispute of an order in short: what is demanded, where it stands, what runs, and the way to its room. */
export const DisputePanel = ({ order }: { order: Order }) => {
  const t = useTranslations("seller.disputes");
  const law = useTranslations("law");
  const words = useTermsWords();
  const dispute = order.disputes.at(-1);
  if (!dispute) return null;
  const [first] = dispute.open ? disputeTimers(order.timers) : [];
  const demand = dispute.proposals.findLast(({ by, state }) => by === "buyer" && state === "live");
  return (
    <Panel
      id="dispute"
      title={law(`disputeKind.${dispute.kind}`)}
      actions={<Badge color={dispute.open ? "pomegranate" : "gray"}>{law(`disputeState.${dispute.state}`)}</Badge>}
    >
      <Text size="sm">
        {t("reason")}: <b>{law(`disputeReason.${dispute.reason}`)}</b>
      </Text>
      {dispute.settled ? (
        <Text size="sm">
          {t("settled")}: <b>{words(dispute.settled, order.lines)}</b>
        </Text>
      ) : (
        demand && (
          <Text size="sm">
            {t("demand")}: <b>{words(demand, order.lines)}</b>
          </Text>
        )
      )}
      {first && (
        <Group gap="2px 12px" mt="xs">
          <TimerCountdown timer={first} />
          <Text span size="sm" c="dimmed">
            {law(`consequence.${first.consequence}`)}
          </Text>
        </Group>
      )}
      <Button component={Link} href={paths.dispute(order.orderNo)} mt="md" variant={dispute.open ? "filled" : "default"}>
        {t("toRoom")}
      </Button>
    </Panel>
  );
};
