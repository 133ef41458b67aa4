"use client";

import { useState } from "react";

export interface Selection {
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (no: number) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Which rows are ticked; a row that has left the list is no longer among them. */
export const useSelection = (nos: readonly number[]): Selection => {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const chosen = new Set(nos.filter((no) => ticked.has(no)));
  return {
    chosen,
    toggle: (no) => setTicked((before) => new Set(before.has(no) ? [...before].filter((each) => each !== no) : [...before, no])),
    toggleAll: () => setTicked(chosen.size === nos.length ? new Set() : new Set(nos)),
    clear: () => setTicked(new Set()),
  };
};
