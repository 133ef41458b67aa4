"use client";

import { Badge, Text } from "@mantine/core";
import { signals } from "@souk/rulebook";
import { RowTable, type RowColumn } from "@souk/ui";
import { useFormatter, useTranslations } from "next-intl";
import type { Health } from "../api-types.ts";

type Metric = Health["rows"][number];

/** The law's row of a watched figure: over how many days, from which volume on, and whether it counts from below. */
const ruleOf = (key: string) => signals.find((signal) => signal.about === "seller" && signal.key === key);

/** Each figure with how it is computed, what it was counted from, and where its limit lies. */
export const MetricTable = ({ label, rows, words }: { label: string; rows: readonly Metric[]; words: "signal" | "record" }) => {
  const t = useTranslations("seller.health");
  const format = useFormatter();
  const number = (value: number, unit: Metric["unit"]): string =>
    unit === "share"
      ? format.number(value, { style: "percent", maximumFractionDigits: 1 })
      : t(`unit.${unit}`, { value: format.number(value, { maximumFractionDigits: 1 }) });
  const say = (metric: Metric, what: "name" | "how"): string => {
    const place = `${words}.${metric.key}.${what}`;
    return t.has(place) ? t(place) : what === "name" ? metric.key.replaceAll("_", " ") : "";
  };

  const columns: RowColumn<Metric>[] = [
    {
      key: "metric",
      title: t("column.metric"),
      phone: "heading",
      cell: (metric) => (
        <div>
          <Text size="sm" fw={600}>
            {say(metric, "name")}
          </Text>
          <Text size="sm" c="dimmed" fw={400}>
            {say(metric, "how")}
          </Text>
        </div>
      ),
    },
    {
      key: "value",
      title: t("column.value"),
      align: "end",
      cell: (metric) => (
        <Text span size="sm" fw={650} className="souk-number">
          {number(metric.value, metric.unit)}
        </Text>
      ),
    },
    { key: "volume", title: t("column.volume"), align: "end", cell: (metric) => metric.volume },
  ];
  const limits: RowColumn<Metric>[] = [
    {
      key: "limit",
      title: t("column.limit"),
      align: "end",
      cell: (metric) =>
        metric.limit !== null && (
          <span className="souk-number">{t(ruleOf(metric.key)?.hit === "at_most" ? "atMost" : "atLeast", { limit: number(metric.limit, metric.unit) })}</span>
        ),
    },
    { key: "state", title: t("column.state"), cell: (metric) => <State metric={metric} /> },
  ];
  return <RowTable label={label} columns={words === "signal" ? [...columns, ...limits] : columns} rows={rows} rowKey={(metric) => metric.key} />;
};

const State = ({ metric }: { metric: Metric }) => {
  const t = useTranslations("seller.health");
  const minimum = ruleOf(metric.key)?.minimum ?? 0;
  if (metric.hit) return <Badge color="pomegranate">{t("state.over")}</Badge>;
  if (metric.volume < minimum) return <Badge color="gray">{t("state.few", { minimum })}</Badge>;
  return <Badge color="palm">{t("state.fine")}</Badge>;
};
