"use client";

import { formatInstant, toMs, useWorldClock } from "@souk/ui";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";

/** When an instant of the world comes on the reader's own clock, while the world's is running. */
export const WallTime = ({ due, paused }: { due: string; paused: string }) => {
  const locale = useLocale();
  const { now, mode, rate } = useWorldClock();
  // the reader's clock and zone are known in the browser alone
  const [wall, setWall] = useState<number | null>(null);
  useEffect(() => setWall(Date.now()), [now]);
  if (mode !== "live") return <span>{paused}</span>;
  if (wall === null) return <span>…</span>;
  const at = new Date(wall + Math.max(0, toMs(due) - now) / rate);
  return <time dateTime={at.toISOString()}>{formatInstant(at.getTime(), locale, new Intl.DateTimeFormat().resolvedOptions().timeZone)}</time>;
};
