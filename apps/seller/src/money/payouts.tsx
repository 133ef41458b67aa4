"use client";

import { Text } from "@mantine/core";
import { Money, Panel, RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Finance } from "../api-types.ts";

type Payout = Finance["payouts"][number];

/** What went to the store's bank, the latest first. */
export const Payouts = ({ payouts }: { payouts: readonly Payout[] }) => {
  const t = useTranslations("seller.payouts");
  const columns: RowColumn<Payout>[] = [
    { key: "at", title: t("column.at"), phone: "heading", cell: (payout) => <WorldTime at={payout.at} /> },
    { key: "netted", title: t("column.netted"), align: "end", cell: (payout) => (payout.netted.amount > 0 ? <Money value={payout.netted} /> : "–") },
    { key: "amount", title: t("column.amount"), align: "end", cell: (payout) => <Money value={payout.amount} /> },
  ];
  return (
    <Panel id="payouts" title={t("title")}>
      {payouts.length > 0 ? (
        <RowTable label={t("title")} columns={columns} rows={payouts} rowKey={(payout) => payout.at} />
      ) : (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
    </Panel>
  );
};
