"use client";

import { Anchor, Badge, Group, Text } from "@mantine/core";
import { Money, Panel, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { DisputeStateBadge } from "../disputes/dispute-state.tsx";
import { paths } from "../paths.ts";

const proposedColours = { live: "saffron", replaced: "gray", accepted: "palm", declined: "gray", fallen: "gray" } as const;

/** What else is or was going on over the order: disputes, chargebacks, proposed changes. Each leads to its desk. */
export const Cases = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.order");
  const law = useTranslations("law");
  const { disputes, chargebacks, amendments } = order;
  if (disputes.length + chargebacks.length + amendments.length === 0) return null;
  return (
    <Panel id="cases" title={t("cases")}>
      <ul className="souk-notes" aria-label={t("cases")}>
        {disputes.map((dispute) => (
          <li key={`dispute${dispute.no}`}>
            <Group justify="space-between" gap="xs">
              <Anchor component={Link} href={paths.dispute(order.orderNo, dispute.no)} size="sm" fw={600}>
                {law(`disputeKind.${dispute.kind}`)}
              </Anchor>
              <DisputeStateBadge dispute={dispute} />
            </Group>
            <Text size="sm" c="dimmed" component="div">
              {law(`disputeReason.${dispute.reason}`)} · <WorldTime at={dispute.openedAt} />
            </Text>
          </li>
        ))}
        {chargebacks.map((chargeback) => (
          <li key={`chargeback${chargeback.no}`}>
            <Group justify="space-between" gap="xs">
              <Anchor component={Link} href={paths.chargebacks({ order: order.orderNo })} size="sm" fw={600}>
                {t("chargeback")}
              </Anchor>
              <Badge color={chargeback.endedAt === null ? "pomegranate" : "gray"}>{law(`chargebackState.${chargeback.state}`)}</Badge>
            </Group>
            <Text size="sm" c="dimmed" component="div">
              <Money value={chargeback.amount} /> · <WorldTime at={chargeback.openedAt} />
            </Text>
          </li>
        ))}
        {amendments.map((amendment) => (
          <li key={`amendment${amendment.no}`}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {t("amendment", { side: law(`side.${amendment.by}`) })}
              </Text>
              <Badge color={proposedColours[amendment.state]}>{law(`amendmentState.${amendment.state}`)}</Badge>
            </Group>
            <Text size="sm" c="dimmed" component="div">
              <WorldTime at={amendment.at} />
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
