"use client";

import { Text, VisuallyHidden, type TextProps } from "@mantine/core";
import type { Ms } from "@souk/rulebook";
import { IconClock, IconClockPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { TimerKind } from "../order/shapes.ts";
import { durationMs, toMs, type Instant } from "./clock.ts";
import { markCrossed, spanParts, urgencyOf } from "./span.ts";
import { useWorldClock } from "./world-clock.tsx";

/** What is left, in the reader's words: "71 h 59 min". */
export const useSpanWords = (): ((left: Ms) => string) => {
  const t = useTranslations("span");
  return (left) =>
    spanParts(left)
      .map((part) => t(part.unit, { n: part.n }))
      .join(" ");
};

/** What runs out for a person, and so may press: the bank's own steps never do. */
const pressing: readonly TimerKind[] = [
  "pay_by",
  "cancel_respond",
  "ship_by",
  "ship_late",
  "auto_confirm",
  "protection_end",
  "grace_end",
  "dispute_respond",
  "dispute_mediate",
  "appeal_end",
  "return_ship_by",
  "return_confirm_by",
  "chargeback_answer",
  "verdict_sla",
  "freeze_evidence",
  "freeze_decision",
  "store_appeal_end",
];

const colours = { calm: "dimmed", soon: "var(--mantine-color-saffron-text)", urgent: "var(--mantine-color-pomegranate-text)" } as const;

/**
 * Counts down to an instant of the world on the world's own clock: "71 h 59 min left to answer". Never negative, never backwards.
 * `suspended` is what was left (ISO duration) when a freeze stopped it; `named` says of what, where nothing beside it does. Screen readers hear it at 1 h, 10 min and 1 min only.
 */
export const Countdown = ({
  due,
  of,
  suspended = null,
  named = false,
  icon = true,
  ...text
}: { due: Instant; of: TimerKind; suspended?: string | null; named?: boolean; icon?: boolean } & TextProps) => {
  const t = useTranslations("law.deadline");
  const words = useSpanWords();
  const says = useTranslations("countdown");
  const { now } = useWorldClock();
  const at = toMs(due);
  const left = suspended !== null ? durationMs(suspended) : Math.max(0, at - now);
  const urgency = suspended === null && pressing.includes(of) ? urgencyOf(left) : "calm";
  const what =
    suspended !== null
      ? says(named ? "suspendedNamed" : "suspended", { what: t(`${of}.name`), left: words(left) })
      : left > 0
        ? t(`${of}.left`, { left: words(left) })
        : says("zero");
  const Icon = suspended === null ? IconClock : IconClockPause;

  return (
    <Text component="span" size="sm" c={colours[urgency]} fw={urgency === "calm" ? 500 : 600} className="souk-countdown" {...text}>
      {icon && <Icon size="1.1em" stroke={1.8} aria-hidden className="souk-inline-icon" />}
      <time dateTime={new Date(at).toISOString()}>{what}</time>
      {suspended === null && <MarkAnnouncer left={left} what={t(`${of}.name`)} />}
    </Text>
  );
};

/** Speaks when a mark is crossed, and is silent otherwise. */
const MarkAnnouncer = ({ left, what }: { left: Ms; what: string }) => {
  const t = useTranslations("countdown.mark");
  const before = useRef(left);
  const [said, say] = useState("");
  useEffect(() => {
    const mark = markCrossed(before.current, left);
    before.current = left;
    if (mark) say(t(mark, { what }));
  }, [left, t, what]);
  return (
    <VisuallyHidden component="span" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
};
