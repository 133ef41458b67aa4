"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Countdown } from "../time/countdown.tsx";
import { WorldTime } from "../time/world-time.tsx";
import type { TimerShape } from "./shapes.ts";

/** A timer as a countdown, for rows of lists. */
export const TimerCountdown = ({ timer, named = false }: { timer: TimerShape; named?: boolean }) => (
  <Countdown due={timer.due} of={timer.kind} suspended={timer.state === "suspended" ? (timer.remaining ?? null) : null} named={named} />
);

/** Every running timer of an order: what is left, the instant itself, and what happens at zero. */
export const TimerList = ({ timers }: { timers: readonly TimerShape[] }) => {
  const t = useTranslations();
  if (timers.length === 0) return <Text c="dimmed">{t("timers.none")}</Text>;
  return (
    <ul className="souk-timers" aria-label={t("timers.title")}>
      {timers.map((timer) => (
        <li key={`${timer.kind}${timer.subject ?? ""}`}>
          <div className="souk-timer-head">
            <Text fw={600} size="sm" component="span">
              {t(`law.deadline.${timer.kind}.name`)}
            </Text>
            <TimerCountdown timer={timer} />
          </div>
          <Text size="sm" c="dimmed">
            {timer.state !== "suspended" && <WorldTime at={timer.due} />}
            {timer.state !== "suspended" && " · "}
            {t(`law.consequence.${timer.consequence}`)}
          </Text>
        </li>
      ))}
    </ul>
  );
};
