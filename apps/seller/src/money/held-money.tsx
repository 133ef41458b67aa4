"use client";

import { Anchor, Button, Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { EmptyState, Money, Panel, RowTable, TimerCountdown, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconCoins } from "@tabler/icons-react";
import { orderStates } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Held } from "../api-types.ts";
import { paths } from "../paths.ts";

type HeldOrder = Held["orders"][number];

/** Order by order what is held and what lets it go. */
export const HeldMoney = ({ held, paged }: { held: Held; paged: boolean }) => {
  const t = useTranslations("seller.money");
  const state = useTranslations("law.state");
  const list = useListKeys();

  const columns: RowColumn<HeldOrder>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: (row) => (
        <Link href={paths.order(row.orderNo)} className="souk-row-link" data-row-link>
          {row.orderNo}
        </Link>
      ),
    },
    { key: "item", title: t("column.item"), phone: "plain", cell: (row) => row.title },
    { key: "status", title: t("column.status"), cell: (row) => ((orderStates as readonly string[]).includes(row.state) ? state(row.state) : row.state) },
    { key: "bucket", title: t("column.bucket"), cell: (row) => t(`bucket.${row.bucket}`) },
    { key: "since", title: t("column.since"), cell: (row) => <WorldTime at={row.since} /> },
    { key: "when", title: t("column.when"), cell: (row) => (row.timer ? <TimerCountdown timer={row.timer} named /> : <Text size="sm">{t("noTimer")}</Text>) },
    {
      key: "amount",
      title: t("column.amount"),
      align: "end",
      cell: (row) => (
        <Anchor component={Link} href={paths.entries({ order: row.orderNo })} fw={600} inherit underline="always">
          <Money value={row.amount} />
          <VisuallyHidden> {t("openEntries", { no: row.orderNo })}</VisuallyHidden>
        </Anchor>
      ),
    },
  ];

  return (
    <Stack gap="lg" ref={list}>
      {held.orders.length > 0 ? (
        <Panel id="per-order" title={t("perOrder")}>
          <RowTable label={t("perOrderLabel")} columns={columns} rows={held.orders} rowKey={(row) => `${row.orderNo}-${row.bucket}`} />
        </Panel>
      ) : (
        <EmptyState icon={IconCoins} title={t("nothingHeldTitle")}>
          {t("nothingHeldBody")}
        </EmptyState>
      )}
      <Group justify="flex-end" gap="sm">
        {paged && (
          <Button component={Link} href={paths.money} variant="default">
            {t("first")}
          </Button>
        )}
        {held.nextCursor && (
          <Button component={Link} href={`${paths.money}?cursor=${encodeURIComponent(held.nextCursor)}`} variant="default">
            {t("next")}
          </Button>
        )}
      </Group>
    </Stack>
  );
};
