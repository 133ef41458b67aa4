"use client";

import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { signals } from "@souk/rulebook";
import { RowTable, useFormatInstant, type RowColumn } from "@souk/ui";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useId, useState } from "react";
import type { Score, Signal } from "../api-types.ts";
import { paths } from "../paths.ts";

/** A signal's number in its own unit: "12.5 %", "5.2×", "3", "45 d". */
const useSignalNumber = () => {
  const format = useFormatter();
  const t = useTranslations("admin.signals.unit");
  return (value: number, unit: Signal["unit"]): string => {
    switch (unit) {
      case "share":
        return format.number(value, { style: "percent", maximumFractionDigits: 1 });
      case "times":
        return t("times", { value: format.number(value, { maximumFractionDigits: 1 }) });
      case "count":
        return format.number(value);
      case "days":
        return t("days", { value: format.number(value) });
    }
  };
};

/** A young store or a price far below the others' speaks against a seller by being low. */
const hitBelow = (key: string): boolean => signals.find((signal) => signal.key === key)?.hit === "at_most";

/** The signal's own words; a row of the law that has none yet is said by its key. */
export const useSignalWords = (): ((key: string) => string) => {
  const t = useTranslations("admin.signals.name");
  return (key) => (t.has(key) ? t(key) : key.replaceAll("_", " "));
};

/** Every signal with its value against its limit, what it was counted from and over, what it weighs, and the orders behind the number. */
export const Signals = ({ score, empty }: { score: Pick<Score, "signals" | "measuredAt">; empty: string }) => {
  const t = useTranslations("admin.signals");
  const words = useSignalWords();
  const number = useSignalNumber();
  const format = useFormatInstant();
  if (score.signals.length === 0) return <Text c="dimmed">{empty}</Text>;

  const columns: RowColumn<Signal>[] = [
    {
      key: "signal",
      title: t("column.signal"),
      phone: "heading",
      cell: (signal) => (
        <div>
          <Group gap={8}>
            <Text size="sm" fw={600}>
              {words(signal.key)}
            </Text>
            {signal.hit && <Badge color="pomegranate">{t("hit")}</Badge>}
          </Group>
          <Behind signal={signal} name={words(signal.key)} />
        </div>
      ),
    },
    {
      key: "value",
      title: t("column.value"),
      cell: (signal) => (
        <div>
          <Text size="sm" fw={650} className="souk-number" c={signal.hit ? "var(--mantine-color-pomegranate-text)" : undefined}>
            {number(signal.value, signal.unit)}
          </Text>
          <Text size="xs" c="dimmed">
            {t(hitBelow(signal.key) ? "limitBelow" : "limit", { limit: number(signal.limit, signal.unit) })}
          </Text>
        </div>
      ),
    },
    {
      key: "volume",
      title: t("column.volume"),
      cell: (signal) => (
        <div>
          <Text size="sm" className="souk-number">
            {signal.volume}
          </Text>
          <Text size="xs" c="dimmed">
            {signal.volume < signal.minimum ? t("tooFew", { minimum: signal.minimum }) : t("minimum", { minimum: signal.minimum })}
          </Text>
        </div>
      ),
    },
    { key: "window", title: t("column.window"), cell: (signal) => t("days", { days: signal.windowDays }) },
    { key: "weight", title: t("column.weight"), align: "end", cell: (signal) => signal.weight },
  ];
  return (
    <Stack gap="xs">
      {score.measuredAt && (
        <Text size="sm" c="dimmed">
          {t("measured", { at: format(score.measuredAt) })}
        </Text>
      )}
      <RowTable label={t("label")} columns={columns} rows={score.signals} rowKey={(signal) => signal.key} />
    </Stack>
  );
};

/** The orders a number was counted from, each a link to its story. */
const Behind = ({ signal, name }: { signal: Signal; name: string }) => {
  const t = useTranslations("admin.signals");
  const [open, show] = useState(false);
  const id = useId();
  if (signal.orders.length === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        px={0}
        aria-expanded={open}
        aria-controls={id}
        aria-label={t("ordersOf", { n: signal.orders.length, name })}
        onClick={() => show(!open)}
      >
        {t("orders", { n: signal.orders.length })}
      </Button>
      {open && (
        <Group id={id} gap={8}>
          {signal.orders.map((no) => (
            <Anchor key={no} component={Link} href={paths.order(no)} size="sm">
              {no}
            </Anchor>
          ))}
        </Group>
      )}
    </>
  );
};
