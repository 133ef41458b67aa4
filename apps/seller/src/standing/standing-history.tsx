"use client";

import { Badge, Text } from "@mantine/core";
import { RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { StandingStep } from "../api-types.ts";

/** Every step of the store's standing: what, by whom, when, why, and by which rule. */
export const StandingHistory = ({ history }: { history: readonly StandingStep[] }) => {
  const t = useTranslations("seller.investigation");
  const law = useTranslations("law");
  const party = (by: string): string => (law.has(`party.${by}`) ? law(`party.${by}`) : by);
  const columns: RowColumn<StandingStep>[] = [
    {
      key: "what",
      title: t("column.what"),
      phone: "heading",
      cell: (step) => (
        <div>
          <Text size="sm" fw={600}>
            {law.has(`event.${step.type}`) ? law(`event.${step.type}`) : step.type.replaceAll("_", " ")}
          </Text>
          {step.note && (
            <Text size="sm" c="dimmed" fw={400} className="souk-wrap">
              {step.note}
            </Text>
          )}
        </div>
      ),
    },
    { key: "who", title: t("column.who"), cell: (step) => party(step.by) },
    { key: "at", title: t("column.at"), cell: (step) => <WorldTime at={step.at} /> },
    {
      key: "rule",
      title: t("column.rule"),
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
