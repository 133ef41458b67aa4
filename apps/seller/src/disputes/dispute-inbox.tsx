"use client";

import { Group, Stack, Text, Title } from "@mantine/core";
import { PageButton } from "@souk/portal/client";
import { EmptyState, useListKeys } from "@souk/ui";
import { IconScale } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Row } from "../api-types.ts";
import { paths } from "../paths.ts";
import { DisputeCard } from "./dispute-card.tsx";
import { turnOf, turns } from "./turn.ts";

/** Every open dispute of the store: those that wait for the seller first, in each group the nearest deadline first. */
export const DisputeInbox = ({ rows, nextCursor, paged }: { rows: readonly Row[]; nextCursor: string | null; paged: boolean }) => {
  const t = useTranslations("seller.disputes");
  const list = useListKeys();
  if (rows.length === 0)
    return (
      <EmptyState
        icon={IconScale}
        title={t("emptyTitle")}
        action={
          <PageButton href={paths.orders("shipped")} variant="default">
            {t("emptyAction")}
          </PageButton>
        }
      >
        {t("emptyBody")}
      </EmptyState>
    );

  const groups = turns.map((turn) => ({ turn, some: rows.filter((row) => turnOf(row) === turn) })).filter(({ some }) => some.length > 0);
  return (
    <Stack gap="xl" ref={list}>
      {groups.map(({ turn, some }) => (
        <section key={turn} aria-labelledby={`turn-${turn}`}>
          <Title order={2} size="h3" id={`turn-${turn}`} mb="sm">
            {t(`turn.${turn}`)}{" "}
            <Text span c="dimmed" fw={500} inherit>
              {some.length}
            </Text>
          </Title>
          <Stack component="ul" gap="md" m={0} p={0} aria-labelledby={`turn-${turn}`}>
            {some.map((row) => row.dispute && <DisputeCard key={row.orderNo} row={row} dispute={row.dispute} turn={turn} />)}
          </Stack>
        </section>
      ))}
      <Group justify="space-between" gap="sm">
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t("keys")}
        </Text>
        <Group gap="sm">
          {paged && (
            <PageButton href={paths.disputes} variant="default">
              {t("first")}
            </PageButton>
          )}
          {nextCursor && (
            <PageButton href={`${paths.disputes}?cursor=${encodeURIComponent(nextCursor)}`} variant="default">
              {t("next")}
            </PageButton>
          )}
        </Group>
      </Group>
    </Stack>
  );
};
