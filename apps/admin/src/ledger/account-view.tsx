"use client";

import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { EmptyState, Money, RowTable, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconBook2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Account, Entry } from "../api-types.ts";
import { paths } from "../paths.ts";

/** An account: what stands on it, and every entry that made it so, each leading to its order. */
export const AccountView = ({ account, paged }: { account: Account; paged: boolean }) => {
  const t = useTranslations("admin.ledger");
  const event = useTranslations("law.event");
  const list = useListKeys();
  const columns: RowColumn<Entry>[] = [
    { key: "at", title: t("entryColumn.at"), phone: "heading", cell: (entry) => <WorldTime at={entry.at} style="long" /> },
    {
      key: "order",
      title: t("entryColumn.order"),
      cell: (entry) =>
        entry.orderNo === null ? (
          entry.stream
        ) : (
          <Link href={paths.order(entry.orderNo)} className="souk-row-link" data-row-link aria-label={t("openOrder", { no: entry.orderNo })}>
            {entry.orderNo}
          </Link>
        ),
    },
    { key: "because", title: t("entryColumn.because"), cell: (entry) => (event.has(entry.event) ? event(entry.event) : entry.event.replaceAll("_", " ")) },
    { key: "debit", title: t("entryColumn.debit"), align: "end", cell: (entry) => entry.amount.amount > 0 && <Money value={entry.amount} /> },
    { key: "credit", title: t("entryColumn.credit"), align: "end", cell: (entry) => entry.amount.amount < 0 && <Money value={entry.amount} negated /> },
  ];

  return (
    <Stack gap="lg" ref={list}>
      <Card>
        <Text size="sm" c="dimmed" fw={600}>
          {t("column.balance")}
        </Text>
        <span className="souk-figure">
          <Money value={account.balance} />
        </span>
      </Card>
      {account.entries.length > 0 ? (
        <RowTable label={t("entriesLabel")} columns={columns} rows={account.entries} rowKey={(entry) => `${entry.stream}-${entry.n}-${entry.k}`} />
      ) : (
        <EmptyState icon={IconBook2} title={t("noEntriesTitle")}>
          {t("noEntriesBody")}
        </EmptyState>
      )}
      <Group justify="flex-end" gap="sm">
        {paged && (
          <Button component={Link} href={paths.account(account.account)} variant="default">
            {t("first")}
          </Button>
        )}
        {account.nextCursor && (
          <Button component={Link} href={`${paths.account(account.account)}?cursor=${encodeURIComponent(account.nextCursor)}`} variant="default">
            {t("next")}
          </Button>
        )}
      </Group>
    </Stack>
  );
};
