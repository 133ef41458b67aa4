"use client";

import { Stack, Text } from "@mantine/core";
import { Panel, useSpanWords, durationMs } from "@souk/ui";
import { rankingSignal } from "@souk/rulebook";
import { useFormatter, useTranslations } from "next-intl";
import type { Health } from "../api-types.ts";
import { Ladder } from "./ladder.tsx";
import { MetricTable } from "./metric-table.tsx";

/** How the store does: what the market watches against its limits, the store's whole record, how fast it answers, and what points bring. */
export const HealthView = ({ health: { rows, answerMean, points, sanctions } }: { health: Health }) => {
  const t = useTranslations("seller.health");
  const format = useFormatter();
  const span = useSpanWords();
  // a figure with a limit is watched over a window; one without is the record since the store opened
  const watched = rows.filter(({ limit }) => limit !== null);
  const record = rows.filter(({ limit }) => limit === null);
  const over = watched.filter(({ hit }) => hit).length;
  const ranking = watched.find(({ key }) => key === rankingSignal.key);

  return (
    <Stack gap="lg">
      <Panel id="watched" title={t("watched")}>
        <Text size="sm" mb="md" role="status">
          {watched.length === 0 ? t("notMeasured") : t("over", { n: over, total: watched.length })}
        </Text>
        {watched.length > 0 && <MetricTable label={t("watched")} rows={watched} words="signal" />}
        {ranking && (
          <Text size="sm" mt="md">
            {t("search", { minimum: rankingSignal.minimum, rate: format.number(ranking.value, { style: "percent", maximumFractionDigits: 1 }) })}
          </Text>
        )}
      </Panel>
      <Panel id="record" title={t("recordTitle")}>
        <Text size="sm" mb="md">
          {t("answerMean")}: <b>{answerMean === null ? t("neverAsked") : span(durationMs(answerMean))}</b>
          <Text span size="sm" c="dimmed">
            {" "}
            · {t("answerMeanHow")}
          </Text>
        </Text>
        <MetricTable label={t("recordTitle")} rows={record} words="record" />
      </Panel>
      <Ladder points={points} sanctions={sanctions} />
    </Stack>
  );
};
