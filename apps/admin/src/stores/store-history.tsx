"use client";

import { Badge, Text } from "@mantine/core";
import { RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { StorePage } from "../api-types.ts";
import { useEventWords } from "../audit/event-words.ts";

type Step = StorePage["history"][number];

/** Every step of the store's standing: what, by whom, when, why, and by which rule. */
export const StoreHistory = ({ history }: { history: readonly Step[] }) => {
  const t = useTranslations("admin.store");
  const words = useEventWords();
  if (history.length === 0) return <Text c="dimmed">{t("historyNone")}</Text>;
  const columns: RowColumn<Step>[] = [
    { key: "at", title: t("historyColumn.at"), cell: (step) => <WorldTime at={step.at} /> },
    {
      key: "what",
      title: t("historyColumn.what"),
      phone: "heading",
      cell: (step) => (
        <div>
          <Text size="sm" fw={600}>
            {words(step.type)}
          </Text>
          {step.note && (
            <Text size="sm" c="dimmed" className="souk-wrap">
              {step.note}
            </Text>
          )}
        </div>
      ),
    },
    { key: "who", title: t("historyColumn.who"), cell: (step) => step.by },
    {
      key: "rule",
      title: t("historyColumn.rule"),
      align: "end",
      cell: (step) => (
        <Badge color="gray" size="sm" className="souk-rule">
          {step.rule}
        </Badge>
      ),
    },
  ];
  return <RowTable label={t("history")} columns={columns} rows={history} rowKey={(step) => step.n} />;
};
