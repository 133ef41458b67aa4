"use client";

import { Badge, Button, Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { EmptyState, ExplainedButton, PageHeading, RowTable, WorldTime, formatInstant, toMs, type RowColumn } from "@souk/ui";
import { IconPlus, IconWorld } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Scenario, World } from "../api-types.ts";
import { CreateWorld } from "./create-world.tsx";
import { DeleteWorld, ResetWorld } from "./end-world.tsx";

type Asked = { readonly what: "reset" | "delete"; readonly world: World } | { readonly what: "create" } | null;

/** All worlds of this installation: enter, make, reset, delete. */
export const WorldList = ({ worlds, scenarios, current }: { worlds: readonly World[]; scenarios: readonly Scenario[]; current: string }) => {
  const t = useTranslations("admin.worlds");
  const mode = useTranslations("admin.time");
  const locale = useLocale();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  // an admin owns the world they are in; a control token owns all
  const notMine = (world: World) => (world.slug === current ? null : t("enterFirst"));
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => ask({ what: "create" })}>
      {t("create")}
    </Button>
  );

  const columns: RowColumn<World>[] = [
    {
      key: "name",
      title: t("column.name"),
      phone: "heading",
      cell: (world) => (
        <div>
          <Group gap={8}>
            {world.name}
            {world.slug === current && <Badge>{t("current")}</Badge>}
          </Group>
          <Text size="xs" c="dimmed" fw={400}>
            {world.scenario} · {t("seedOf", { seed: world.seed })}
          </Text>
        </div>
      ),
    },
    {
      key: "now",
      title: t("column.now"),
      cell: (world) => <time dateTime={world.clock.now}>{formatInstant(toMs(world.clock.now), locale, world.timeZone)}</time>,
    },
    {
      key: "mode",
      title: t("column.mode"),
      cell: (world) => (
        <Badge color={world.clock.mode === "live" ? "palm" : world.clock.mode === "failed" ? "pomegranate" : "gray"}>
          {mode(`modes.${world.clock.mode}`)}
          {world.clock.mode === "live" && ` ${mode("rateValue", { rate: world.clock.rate })}`}
        </Badge>
      ),
    },
    { key: "orders", title: t("column.orders"), align: "end", cell: (world) => world.orders },
    { key: "people", title: t("column.people"), align: "end", cell: (world) => world.people },
    { key: "created", title: t("column.created"), phone: "hide", cell: (world) => <WorldTime at={world.createdAt} /> },
    {
      key: "action",
      title: t("column.action"),
      align: "end",
      phone: "foot",
      cell: (world) => (
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {world.slug !== current && (
            <Button
              component={Link}
              href={`/sign-in?switch=world&world=${world.slug}`}
              size="xs"
              variant="default"
              aria-label={t("enterNamed", { name: world.name })}
            >
              {t("enter")}
            </Button>
          )}
          <ExplainedButton why={notMine(world)} size="xs" variant="default" onClick={() => ask({ what: "reset", world })}>
            {t("reset")}
            <VisuallyHidden> {world.name}</VisuallyHidden>
          </ExplainedButton>
          <ExplainedButton why={notMine(world)} size="xs" variant="light" color="pomegranate" onClick={() => ask({ what: "delete", world })}>
            {t("delete")}
            <VisuallyHidden> {world.name}</VisuallyHidden>
          </ExplainedButton>
        </Group>
      ),
    },
  ];

  return (
    <Stack gap={0}>
      <PageHeading lead={t("lead")} actions={create}>
        {t("title")}
      </PageHeading>
      {worlds.length > 0 ? (
        <RowTable label={t("listLabel")} columns={columns} rows={worlds} rowKey={(world) => world.slug} />
      ) : (
        <EmptyState icon={IconWorld} title={t("emptyTitle")} action={create}>
          {t("emptyBody")}
        </EmptyState>
      )}
      {asked?.what === "create" && <CreateWorld scenarios={scenarios} onClose={close} />}
      {asked?.what === "reset" && <ResetWorld world={asked.world} onClose={close} />}
      {asked?.what === "delete" && <DeleteWorld world={asked.world} current={asked.world.slug === current} onClose={close} />}
    </Stack>
  );
};
