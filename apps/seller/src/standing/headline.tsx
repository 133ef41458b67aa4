"use client";

import { Card, Group, List, ListItem, SimpleGrid, Text, Title } from "@mantine/core";
import { TimerCountdown, useFormatInstant } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Standing, StandingStep } from "../api-types.ts";

const points = {
  active: null,
  under_review: { stands: ["withdraw"], goesOn: ["selling", "orders", "payouts"] },
  frozen: { stands: ["listings", "acts", "timers", "money"], goesOn: ["refunds", "parcels", "words"] },
  blocked: { stands: ["closed", "annulled", "withheld"], goesOn: ["refunds", "afterSale"] },
} as const;

/** Which act of Souk brought the store where it is, so that its words can be shown. */
const causes: Readonly<Record<string, readonly string[]>> = {
  under_review: ["review_began"],
  frozen: ["store_frozen"],
  blocked: ["store_blocked"],
  active: ["store_released", "review_cleared", "appeal_decided"],
};

/** Where the store stands in one sentence, why, what runs, what stands still meanwhile and what goes on. */
export const Headline = ({ standing, history }: { standing: Standing; history: readonly StandingStep[] }) => {
  const t = useTranslations("seller.investigation");
  const law = useTranslations("law.consequence");
  const format = useFormatInstant();
  const { store, since, timers, investigation } = standing;
  const state = store.state in points ? (store.state as keyof typeof points) : "active";
  const said = history.find(({ type }) => causes[state]?.includes(type))?.note;
  const first = timers.find(({ kind }) => kind === "freeze_evidence" || kind === "store_appeal_end") ?? timers.find(({ kind }) => kind === "freeze_decision");
  const lists = points[state];

  return (
    <Card component="section" aria-label={t("standing")}>
      <div role="status" className="souk-status">
        {t(`sentence.${state}`, { since: format(since) })}
      </div>
      {first && (
        <Group gap="2px 12px" mt={4}>
          <TimerCountdown timer={first} />
          <Text span size="sm" c="dimmed">
            {law(first.consequence)}
          </Text>
        </Group>
      )}
      {said && (
        <>
          <Text size="sm" mt="md" fw={600}>
            {t(`said.${state}`)}
          </Text>
          <Text className="souk-quote souk-wrap">{said}</Text>
        </>
      )}
      {lists && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" mt="md">
          <div>
            <Title order={2} size="h5">
              {t("standsTitle")}
            </Title>
            <List size="sm" spacing={2}>
              {lists.stands.map((each) => (
                <ListItem key={each}>{t(`stands.${each}`)}</ListItem>
              ))}
            </List>
          </div>
          <div>
            <Title order={2} size="h5">
              {t("goesOnTitle")}
            </Title>
            <List size="sm" spacing={2}>
              {lists.goesOn.map((each) => (
                <ListItem key={each}>{t(`goesOn.${each}`)}</ListItem>
              ))}
            </List>
          </div>
        </SimpleGrid>
      )}
      <Text size="sm" mt="md">
        {t(state === "frozen" ? `next.${investigation?.overdue ? "overdue" : investigation?.evidenceAt ? "answered" : "frozen"}` : `next.${state}`)}
      </Text>
    </Card>
  );
};
