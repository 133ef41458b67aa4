"use client";

import { Badge, Card, Group, SimpleGrid, Text, Title } from "@mantine/core";
import type { WorldBrief } from "@souk/api/contract";
import { EmptyState } from "@souk/ui";
import { IconWorld } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "../link.tsx";

/** The worlds one may enter; the link leads to the door of each. */
export const WorldChooser = ({ worlds, current }: { worlds: readonly WorldBrief[]; current: string | null }) => {
  const t = useTranslations();
  if (worlds.length === 0)
    return (
      <EmptyState icon={IconWorld} title={t("signIn.noWorlds")}>
        {t("signIn.noWorldsHint")}
      </EmptyState>
    );
  return (
    <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} className="souk-people">
      {worlds.map((world) => (
        <li key={world.slug}>
          <Card className="souk-lift">
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <Title order={2} size="h3">
                <Link href={`/sign-in?switch=world&world=${world.slug}`} className="souk-cover" aria-label={t("worlds.enter", { name: world.name })}>
                  {world.name}
                </Link>
              </Title>
              {world.slug === current && <Badge>{t("worlds.current")}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {world.scenario} · {world.currency} · {world.timeZone}
            </Text>
          </Card>
        </li>
      ))}
    </SimpleGrid>
  );
};
