"use client";

import { Text } from "@mantine/core";
import { Money, RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Entry } from "../api-types.ts";
import { AccountLink } from "../ledger/account-link.tsx";

/** All entries of an order; debit and credit come out equal. */
export const PostingTable = ({ entries }: { entries: readonly Entry[] }) => {
  const t = useTranslations("admin.order");
  const event = useTranslations("law.event");
  if (entries.length === 0) return <Text c="dimmed">{t("noPostings")}</Text>;
  const currency = entries[0]?.amount.currency ?? "EUR";
  const sum = (side: 1 | -1) => ({ amount: entries.reduce((total, { amount: { amount } }) => total + Math.max(0, side * amount), 0), currency });

  const columns: RowColumn<Entry>[] = [
    { key: "at", title: t("postingColumn.at"), cell: (entry) => <WorldTime at={entry.at} /> },
    { key: "because", title: t("postingColumn.because"), cell: (entry) => (event.has(entry.event) ? event(entry.event) : entry.event) },
    { key: "account", title: t("postingColumn.account"), phone: "heading", cell: (entry) => <AccountLink account={entry.account} /> },
    { key: "debit", title: t("postingColumn.debit"), align: "end", cell: (entry) => entry.amount.amount > 0 && <Money value={entry.amount} /> },
    { key: "credit", title: t("postingColumn.credit"), align: "end", cell: (entry) => entry.amount.amount < 0 && <Money value={entry.amount} negated /> },
  ];
  return (
    <RowTable
      label={t("postingsLabel")}
      columns={columns}
      rows={entries}
      rowKey={(entry) => `${entry.n}-${entry.k}`}
      foot={
        <tr role="row">
          <td role="cell" colSpan={3} className="souk-rows-plain">
            {t("sum")}
          </td>
          <td role="cell" className="souk-rows-end" data-title={t("postingColumn.debit")}>
            <Money value={sum(1)} />
          </td>
          <td role="cell" className="souk-rows-end" data-title={t("postingColumn.credit")}>
            <Money value={sum(-1)} />
          </td>
        </tr>
      }
    />
  );
};
