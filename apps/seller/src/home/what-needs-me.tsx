"use client";

import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useListKeys, useWorldClock } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Need } from "../api-types.ts";
import type { StandingDuty } from "../standing/duty.ts";
import { groupNeeds } from "./group-needs.ts";
import { NeedCard } from "./need-card.tsx";
import { StandingCard } from "./standing-card.tsx";

/** All duties by how pressing they are, those of orders and that of the store's standing; the groups follow the world's clock. */
export const WhatNeedsMe = ({ needs, standing }: { needs: readonly Need[]; standing: StandingDuty | null }) => {
  const t = useTranslations("seller.home");
  const { now } = useWorldClock();
  const list = useListKeys();

  return (
    <Stack ref={list} gap="xl">
      {groupNeeds([...(standing ? [standing] : []), ...needs], now).map(({ group, duties }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <Title order={2} size="h3" id={`group-${group}`} mb="sm">
            {t(`groups.${group}`)}{" "}
            <Text span c="dimmed" fw={500} inherit>
              {duties.length}
            </Text>
          </Title>
          <SimpleGrid component="ul" cols={1} spacing="sm" m={0} p={0} aria-labelledby={`group-${group}`}>
            {duties.map((duty) =>
              "orderNo" in duty ? <NeedCard key={`${duty.kind}-${duty.orderNo}`} need={duty} /> : <StandingCard key={duty.kind} duty={duty} />,
            )}
          </SimpleGrid>
        </section>
      ))}
    </Stack>
  );
};
