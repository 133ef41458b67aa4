"use client";

import { Alert, List, ListItem, SimpleGrid, Text } from "@mantine/core";
import type { FreezeCause } from "@souk/rulebook";
import { IconSnowflake } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormatInstant } from "../time/world-time.tsx";

const stands = ["acts", "timers", "payout"] as const;
const goesOn = ["refund", "parcel", "words"] as const;

/** Why an order is frozen, since when, what stands still meanwhile, what goes on, and what comes of it. Nothing for an order that is not. */
export const FrozenNotice = ({
  order: { frozen, frozenSince },
  my = "sm",
}: {
  order: { readonly frozen: readonly FreezeCause[]; readonly frozenSince: string | null };
  my?: "sm" | 0;
}) => {
  const t = useTranslations("frozen");
  const law = useTranslations("law.freezeCause");
  const format = useFormatInstant();
  if (frozen.length === 0) return null;
  return (
    <Alert color="lapis" variant="light" icon={<IconSnowflake aria-hidden />} title={t("title")} my={my}>
      {frozen.map((cause) => (
        <Text key={cause} size="sm">
          {law(cause)}
        </Text>
      ))}
      {frozenSince && <Text size="sm">{t("since", { when: format(frozenSince) })}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" my="sm">
        <Points title={t("standsTitle")} points={stands.map((each) => t(`stands.${each}`))} />
        <Points title={t("goesOnTitle")} points={goesOn.map((each) => t(`goesOn.${each}`))} />
      </SimpleGrid>
      {frozen.map((cause) => (
        <Text key={cause} size="sm">
          {t(`next.${cause}`)}
        </Text>
      ))}
    </Alert>
  );
};

const Points = ({ title, points }: { title: string; points: readonly string[] }) => (
  <div>
    <Text size="sm" fw={600}>
      {title}
    </Text>
    <List size="sm" spacing={2}>
      {points.map((point) => (
        <ListItem key={point}>{point}</ListItem>
      ))}
    </List>
  </div>
);
