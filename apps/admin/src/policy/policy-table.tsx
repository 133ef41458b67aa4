"use client";

import { Stack, Text } from "@mantine/core";
import { rails } from "@souk/rulebook";
import { Panel, RowTable, useSpanWords, type RowColumn } from "@souk/ui";
import { useLocale, useTranslations } from "next-intl";
import type { PolicyOutput } from "../api-types.ts";
import { groups, type Reading } from "./parameters.ts";

interface Row {
  readonly key: string;
  readonly reading: Reading;
  readonly source: string;
  readonly value: string;
}

/** Every parameter of the market with its value now and where it comes from. */
export const PolicyTable = ({ policy }: { policy: PolicyOutput }) => {
  const t = useTranslations("admin.policy");
  const key = useTranslations("law.policy");
  const values = new Map(policy.values.map((each) => [each.key, each.value]));
  const known = new Set(["preset", "version", ...groups.flatMap((group) => group.parameters.map((each) => each.key))]);
  const rest = policy.values.filter((each) => !known.has(each.key)).map((each): Row => ({ ...each, reading: "plain", source: "" }));
  const columns: RowColumn<Row>[] = [
    {
      key: "key",
      title: t("column.key"),
      width: "38%",
      phone: "heading",
      cell: (row) => (
        <div>
          <Text size="sm" fw={600}>
            {key.has(row.key) ? key(row.key) : row.key}
          </Text>
          <code className="souk-account">{row.key}</code>
        </div>
      ),
    },
    { key: "value", title: t("column.value"), width: "37%", cell: (row) => <Value row={row} /> },
    {
      key: "source",
      title: t("column.source"),
      cell: (row) => row.source && (row.source === "our_choice" ? t("ourChoice") : t.has(`source.${row.source}`) ? t(`source.${row.source}`) : row.source),
    },
  ];
  const shown = groups.map(({ group, parameters }) => ({
    group,
    rows: parameters.flatMap((each): Row[] => (values.has(each.key) ? [{ ...each, value: values.get(each.key) ?? "" }] : [])),
  }));
  return (
    <Stack gap="lg">
      {shown.map(({ group, rows }) => (
        <Panel key={group} id={`policy-${group}`} title={t(`group.${group}`)}>
          <RowTable label={t(`group.${group}`)} columns={columns} rows={group === "money" ? [...rows, ...rest] : rows} rowKey={(row) => row.key} />
        </Panel>
      ))}
    </Stack>
  );
};

const Value = ({ row }: { row: Row }) => {
  const t = useTranslations("admin.policy");
  const rail = useTranslations("law.rail");
  const words = useSpanWords();
  const locale = useLocale();
  const span = (value: unknown) => (Number(value) === 0 ? t("none") : words(Number(value)));
  const { reading, value } = row;
  switch (reading) {
    case "span":
      return span(value);
    case "count":
      return value;
    case "count_or_none":
      return value === "null" ? t("noCap") : value;
    case "yes_no":
      return value === "true" ? t("yes") : t("no");
    case "share":
      return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(Number(value) / 10_000);
    case "word":
      return t.has(`word.${value}`) ? t(`word.${value}`) : value;
    case "ask_until":
      return value === "shipped" ? t("word.shipped") : span(value);
    case "business_days": {
      const parsed = parse(value);
      return parsed && typeof parsed["businessDays"] === "number" ? t("businessDays", { days: parsed["businessDays"] }) : span(value);
    }
    case "ranges": {
      const parsed = parse(value);
      if (!parsed) return value;
      return (
        <ul className="souk-plain-list">
          {rails.flatMap((each) => {
            const range = parsed[each];
            return Array.isArray(range) ? [<li key={each}>{`${rail(each)}: ${span(range[0])} – ${span(range[1])}`}</li>] : [];
          })}
        </ul>
      );
    }
    case "calendar": {
      const holidays = parse(value)?.["holidays"];
      return Array.isArray(holidays) ? t("calendarOf", { holidays: holidays.length }) : value;
    }
    case "plain":
      return <code className="souk-account">{value}</code>;
  }
};

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
