import type { Ms } from "@souk/rulebook";

export type SpanUnit = "d" | "h" | "min" | "s";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Above this a countdown speaks in days: the law's 72 h stay hours. */
const daysFrom = 96 * hour;

/**
 * The at most two parts a person needs of what is left: days and hours, hours and minutes, minutes and seconds.
 * Rounds down, so a screen never promises time that is not there; a part of 0 is left out unless it is the only one.
 */
export const spanParts = (left: Ms): { unit: SpanUnit; n: number }[] => {
  const rest = Math.max(0, left);
  const [big, small, units]: [Ms, Ms, [SpanUnit, SpanUnit]] =
    rest >= daysFrom ? [day, hour, ["d", "h"]] : rest >= hour ? [hour, minute, ["h", "min"]] : [minute, second, ["min", "s"]];
  const parts = [
    { unit: units[0], n: Math.floor(rest / big) },
    { unit: units[1], n: Math.floor((rest % big) / small) },
  ];
  const shown = parts.filter((part) => part.n > 0);
  return shown.length > 0 ? shown : [{ unit: "s", n: 0 }];
};

/** The marks at which a screen reader is told: crossing one downwards is worth a sentence. */
const marks = [
  { mark: "hour", at: hour },
  { mark: "tenMinutes", at: 10 * minute },
  { mark: "minute", at: minute },
] as const;
export type Mark = (typeof marks)[number]["mark"];

/** The mark crossed between two looks at the same countdown, the nearest to zero if several. */
export const markCrossed = (before: Ms, now: Ms): Mark | null => marks.findLast((each) => before > each.at && now <= each.at && now > 0)?.mark ?? null;

/** How pressing: the seller's queue colours below 24 h and 6 h, always beside words. */
export const urgencyOf = (left: Ms): "calm" | "soon" | "urgent" => (left < 6 * hour ? "urgent" : left < day ? "soon" : "calm");
