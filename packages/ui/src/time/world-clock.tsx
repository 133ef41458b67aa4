"use client";

import type { Ms } from "@souk/rulebook";
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { anchorOf, nowOf, reanchor, type Anchor, type ClockView } from "./clock.ts";

/** One clock for a whole page: a single timer, at most one tick a second, none while the world stands still. */
class ClockStore {
  #anchor: Anchor;
  #now: Ms;
  readonly #first: ClockView & { at: Ms };
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(view: ClockView) {
    this.#anchor = anchorOf(view, performance.now());
    this.#now = this.#anchor.virtual;
    this.#first = { ...view, at: this.#now };
  }

  readonly take = (view: ClockView): void => {
    const before = this.#anchor;
    this.#anchor = reanchor(before, view, performance.now());
    if (this.#anchor.mode !== before.mode || this.#anchor.rate !== before.rate) this.#tell();
    this.#tick();
    this.#arm();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#arm();
    return () => {
      this.#listeners.delete(listener);
      this.#arm();
    };
  };

  readonly now = (): Ms => this.#now;
  readonly mode = (): ClockView["mode"] => this.#anchor.mode;
  readonly rate = (): number => this.#anchor.rate;
  // what the server rendered, so that the first render in the browser is the same
  readonly initial = (): Ms => this.#first.at;
  readonly initialMode = (): ClockView["mode"] => this.#first.mode;
  readonly initialRate = (): number => this.#first.rate;

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #tick(): void {
    const now = nowOf(this.#anchor, performance.now());
    if (now === this.#now) return;
    this.#now = now;
    this.#tell();
  }

  #arm(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#anchor.mode === "live" && this.#listeners.size > 0) this.#timer = setInterval(() => this.#tick(), 1_000);
  }
}

export interface WorldClock {
  readonly now: Ms;
  readonly mode: ClockView["mode"];
  readonly rate: number;
  readonly zone: string;
  /** Hands the clock a newer view, from any answer of the API. */
  readonly take: (view: ClockView) => void;
}

const Store = createContext<{ store: ClockStore; zone: string } | null>(null);

/** Gives everything below it the world's clock, as the server last told it, and the world's IANA zone, in which every date is shown. */
export const WorldClockProvider = ({ clock, zone, children }: { clock: ClockView; zone: string; children: ReactNode }) => {
  const [store] = useState(() => new ClockStore(clock));
  const { mode, rate, now, epoch } = clock;
  useEffect(() => store.take({ mode, rate, now, epoch }), [store, mode, rate, now, epoch]);
  const value = useMemo(() => ({ store, zone }), [store, zone]);
  return <Store.Provider value={value}>{children}</Store.Provider>;
};

const nothing = (): (() => void) => () => {};

/** The world's clock: its now (never stepping back for late news), mode, rate and zone. Renders at most once a second. */
export const useWorldClock = (): WorldClock => {
  const context = useContext(Store);
  if (!context) throw new Error("useWorldClock needs a WorldClockProvider above it");
  const { store, zone } = context;
  const now = useSyncExternalStore(store.subscribe, store.now, store.initial);
  const mode = useSyncExternalStore(store.subscribe, store.mode, store.initialMode);
  const rate = useSyncExternalStore(store.subscribe, store.rate, store.initialRate);
  return { now, mode, rate, zone, take: store.take };
};

/** The zone of the world, without following its ticks; UTC where no world has been entered yet. */
export const useWorldZone = (): string => useContext(Store)?.zone ?? "UTC";

/** Whether the world's instant `at` has passed, re-rendering when it does. */
export const useHasPassed = (at: Ms | null): boolean => {
  const context = useContext(Store);
  const read = () => at !== null && context !== null && context.store.now() >= at;
  const first = () => at !== null && context !== null && context.store.initial() >= at;
  return useSyncExternalStore(context?.store.subscribe ?? nothing, read, first);
};
