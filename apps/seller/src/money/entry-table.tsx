"use client";

import { Button, Group } from "@mantine/core";
import { saveCsv } from "@souk/portal/client";
import { EmptyState, Money, RowTable, typedMoney, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconBook2, IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Entry } from "../api-types.ts";
import { paths } from "../paths.ts";

/** The entries of the books under a figure: debit is positive, credit negative, as they were posted. */
export const EntryTable = ({ entries }: { entries: readonly Entry[] }) => {
  const t = useTranslations("seller.money");
  const event = useTranslations("law.event");
  const list = useListKeys();
  if (entries.length === 0)
    return (
      <EmptyState icon={IconBook2} title={t("noEntriesTitle")}>
        {t("noEntriesBody")}
      </EmptyState>
    );

  const columns: RowColumn<Entry>[] = [
    { key: "at", title: t("entry.at"), phone: "heading", cell: (entry) => <WorldTime at={entry.at} /> },
    {
      key: "order",
      title: t("entry.order"),
      cell: (entry) =>
        entry.orderNo === null ? (
          ""
        ) : (
          <Link href={paths.order(entry.orderNo)} className="souk-row-link" data-row-link>
            {entry.orderNo}
          </Link>
        ),
    },
    { key: "event", title: t("entry.event"), cell: (entry) => (event.has(entry.event) ? event(entry.event) : entry.event) },
    { key: "account", title: t("entry.account"), cell: (entry) => <code className="souk-account">{entry.account}</code> },
    { key: "debit", title: t("entry.debit"), align: "end", cell: (entry) => (entry.amount.amount > 0 ? <Money value={entry.amount} /> : "") },
    { key: "credit", title: t("entry.credit"), align: "end", cell: (entry) => (entry.amount.amount < 0 ? <Money value={entry.amount} negated /> : "") },
  ];
  const save = () =>
    saveCsv(
      "statement.csv",
      ["at", "order", "event", "account", "debit", "credit", "currency"],
      entries.map((entry) => {
        const typed = typedMoney({ ...entry.amount, amount: Math.abs(entry.amount.amount) });
        const debit = entry.amount.amount > 0;
        return [
          entry.at,
          entry.orderNo === null ? "" : String(entry.orderNo),
          entry.event,
          entry.account,
          debit ? typed : "",
          debit ? "" : typed,
          entry.amount.currency,
        ];
      }),
    );
  return (
    <div ref={list}>
      <Group justify="flex-end" mb="sm">
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          {t("download")}
        </Button>
      </Group>
      <RowTable label={t("statementLabel")} columns={columns} rows={entries} rowKey={(entry) => `${entry.stream}-${entry.n}-${entry.k}`} />
    </div>
  );
};
