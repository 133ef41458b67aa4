import type { Calendar, Span } from "./policy.ts";
import { days, type Ms } from "./time.ts";

/** The number of days from 1970-01-01 to a day written as "2026-12-25". */
function dayNumber(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  // Years are counted from March, so that the leap day comes last.
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

const quarters = ["01", "04", "07", "10"];

/** The first instant of the next quarter of the year, in the calendar's zone. */
export function nextQuarter(from: Ms, { utcOffset }: Calendar): Ms {
  const day = Math.floor((from + utcOffset) / days(1));
  // Never late, and at most a year early.
  const year = 1970 + Math.floor(day / 365.25);
  const starts = [year, year + 1, year + 2].flatMap((each) => quarters.map((month) => dayNumber(`${each}-${month}-01`)));
  return days(starts.find((start) => start > day) as number) - utcOffset;
}

/** Monday to Friday, holidays excepted. Day 0, the first of 1970, was a Thursday. */
function isBusinessDay(day: number, calendar: Calendar): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.some((holiday) => dayNumber(holiday) === day);
}

/**
 * The instant a span after `from` (rules.md 2.2.8). Plain spans are elapsed time. Business days are elapsed time too, of which only
 * Monday to Friday in the calendar's zone count: Friday 10:00 and one business day is Monday 10:00, Sunday and one is the end of Monday.
 */
export function after(from: Ms, span: Span, calendar: Calendar): Ms {
  if (typeof span === "number") return from + span;
  let at = from + calendar.utcOffset;
  let left = days(span.businessDays);
  for (;;) {
    const day = Math.floor(at / days(1));
    const midnight = (day + 1) * days(1);
    if (isBusinessDay(day, calendar)) {
      if (at + left <= midnight) return at + left - calendar.utcOffset;
      left -= midnight - at;
    }
    at = midnight;
  }
}
