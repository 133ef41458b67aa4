"use client";

import { Badge, Group, Text } from "@mantine/core";
import { Panel, useFormatInstant } from "@souk/ui";
import { pointsLadder } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import type { Health } from "../api-types.ts";
import classes from "./ladder.module.css";

/** Points and what each height brings; under it what is in force, since when, until when and why. */
export const Ladder = ({ points, sanctions }: Pick<Health, "points" | "sanctions">) => {
  const t = useTranslations("seller.health");
  const law = useTranslations("law.sanction");
  const format = useFormatInstant();
  return (
    <Panel id="points" title={t("points")}>
      <Text size="sm">{t("pointsText", { points })}</Text>
      <ol className={classes.ladder} aria-label={t("ladder")}>
        {pointsLadder.map(([height, kind]) => (
          <li key={kind} className={classes.step} data-reached={points >= height || undefined}>
            <span className={classes.height}>{height}</span>
            <span>{law(kind)}</span>
            {points >= height && <Badge color="pomegranate">{t("reached")}</Badge>}
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t("pointsHow")}
      </Text>
      <Text fw={600} size="sm" mt="md">
        {t("sanctions")}
      </Text>
      {sanctions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("noSanctions")}
        </Text>
      ) : (
        <ul className={classes.list} aria-label={t("sanctions")}>
          {sanctions.map(({ kind, from, until, reason }) => (
            <li key={kind}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {law(kind)}
                </Text>
                <Text size="sm" c="dimmed">
                  {until ? t("span", { from: format(from), until: format(until) }) : t("spanOpen", { from: format(from) })}
                </Text>
              </Group>
              {reason && (
                <Text size="sm" className="souk-wrap">
                  {reason}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
