"use client";

import type { AdvanceView } from "@souk/portal/client";
import { useEffect, useRef, useState } from "react";

/** How many events an advance fires a second of the reader's time, over the last few looks. */
export const useRate = (advance: AdvanceView): number => {
  const looks = useRef<{ readonly id: number; readonly at: number; readonly fired: number }[]>([]);
  const [rate, setRate] = useState(0);
  useEffect(() => {
    const look = { id: advance.advanceId, at: performance.now(), fired: advance.fired };
    looks.current = [...looks.current.filter((each) => each.id === look.id), look].slice(-12);
    const [first] = looks.current;
    if (first && look.at > first.at) setRate(((look.fired - first.fired) * 1_000) / (look.at - first.at));
  }, [advance.advanceId, advance.fired, advance.reached]);
  return rate;
};
