"use client";

import { useLocale } from "next-intl";
import { formatInstant, type TimeStyle } from "./format.ts";
import { toMs, type Instant } from "./clock.ts";
import { useWorldZone } from "./world-clock.tsx";

/** An instant of the world, in its zone. On hover the full second. */
export const WorldTime = ({ at, style = "short" }: { at: Instant; style?: TimeStyle }) => {
  const format = useFormatInstant();
  const ms = toMs(at);
  return (
    <time dateTime={new Date(ms).toISOString()} title={format(ms, "long")} suppressHydrationWarning>
      {format(ms, style)}
    </time>
  );
};

/** Formats instants in the world's zone and the reader's language, for sentences. */
export const useFormatInstant = (): ((at: Instant, style?: TimeStyle) => string) => {
  const locale = useLocale();
  const zone = useWorldZone();
  return (at, style = "short") => formatInstant(toMs(at), locale, zone, style);
};
