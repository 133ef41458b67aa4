import type { Ms } from "@souk/rulebook";

/** What a portal is told of its world's clock. Instants are ISO 8601. */
export interface ClockView {
  readonly mode: "live" | "paused" | "advancing" | "failed";
  /** Virtual seconds a real second. */
  readonly rate: number;
  /** The world's instant when the server answered. */
  readonly now: string;
  /** Grows with every turn of the clock; a view with a smaller one is stale. */
  readonly epoch: number;
}

/** An instant as the API gives it (ISO 8601) or as the law counts it (milliseconds). */
export type Instant = string | number;

export const toMs = (instant: Instant): Ms => (typeof instant === "number" ? instant : Date.parse(instant));

/** An ISO 8601 duration of days, hours, minutes and seconds ("PT72H", "P20D") in milliseconds; 0 when it is none. */
export const durationMs = (iso: string): Ms => {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso);
  if (!match) return 0;
  const [d, h, m, s] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return Math.round((((d * 24 + h) * 60 + m) * 60 + s) * 1_000);
};

export interface Anchor {
  readonly virtual: Ms;
  /** A steady reading of the machine (performance.now), never its calendar clock. */
  readonly steady: number;
  readonly rate: number;
  readonly mode: ClockView["mode"];
  readonly epoch: number;
}

export const anchorOf = (view: ClockView, steady: number): Anchor => ({ virtual: toMs(view.now), steady, rate: view.rate, mode: view.mode, epoch: view.epoch });

/** The world's now, from the last anchor. Only a live clock moves by itself. */
export const nowOf = (anchor: Anchor, steady: number): Ms =>
  anchor.mode === "live" ? Math.floor(anchor.virtual + Math.max(0, steady - anchor.steady) * anchor.rate) : anchor.virtual;

/** How old (real time) a view may be and still count as late news of the same clock. */
const lateNewsMs = 15_000;

/**
 * The anchor after a new view arrived. A view of an older turn of the clock is ignored, and the shown clock never steps back
 * for one that merely travelled slowly; a clock that really stands earlier (a reset world) is taken as it is.
 */
export const reanchor = (before: Anchor, view: ClockView, steady: number): Anchor => {
  if (view.epoch < before.epoch) return before;
  const told = anchorOf(view, steady);
  const shown = nowOf(before, steady);
  const late = told.virtual < shown && shown - told.virtual <= lateNewsMs * Math.max(1, before.rate);
  return late ? { ...told, virtual: shown } : told;
};
