"use client";

import { Alert, Group, Text } from "@mantine/core";
import { PageLink } from "@souk/portal/client";
import { disputeTimers, TimerCountdown, useTermsWords } from "@souk/ui";
import { IconScale } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

const standsStill = { pre_ship: "standsPreShip", in_transit: "stands", after_sale: "standsAfterSale" } as const;

/** The latest dispute in short: where it stands, what runs, what it stops, and the way to its room. One that was withdrawn says nothing. */
export const DisputePanel = ({ order: { orderNo, disputes, timers, lines } }: { order: Order }) => {
  const t = useTranslations("buyer.disputePanel");
  const law = useTranslations("law");
  const words = useTermsWords();
  const dispute = disputes.at(-1);
  if (!dispute || (!dispute.open && !dispute.settled)) return null;
  const [first] = disputeTimers(timers);
  return (
    <Alert
      color={dispute.open ? "pomegranate" : "palm"}
      variant="light"
      icon={<IconScale aria-hidden />}
      title={t(dispute.open ? "title" : "endedTitle")}
      my="sm"
    >
      <Text size="sm" fw={600}>
        {law(`disputeState.${dispute.state}`)}
        {!dispute.open && dispute.settled && `: ${words(dispute.settled, lines)}`}
      </Text>
      {dispute.open && first && (
        <Group gap="2px 12px">
          <TimerCountdown timer={first} />
          <Text span size="sm">
            {law(`consequence.${first.consequence}`)}
          </Text>
        </Group>
      )}
      {dispute.open && <Text size="sm">{t(standsStill[dispute.kind])}</Text>}
      <PageLink href={paths.dispute(orderNo)} size="sm" underline="always" fw={600}>
        {t("view")}
      </PageLink>
    </Alert>
  );
};
