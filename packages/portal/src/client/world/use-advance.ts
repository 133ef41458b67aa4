"use client";

import { useWorldClock } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { RouterOutputs } from "../../index.ts";
import type { Problem } from "../problem.ts";
import { useTRPC } from "../trpc.ts";
import { useCommand } from "../use-command.ts";
import type { ClockTarget } from "./targets.ts";

export type AdvanceView = RouterOutputs["clock"]["advance"]["advance"];

const progressEveryMs = 250;
const changed = "souk-advance-changed";
const keyOf = (world: string) => `souk-advance-${world}`;

const subscribe = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
};

/** The advance this tab is watching, kept so that a reload in the middle finds it again. */
const useWatched = (world: string): [number | null, (id: number | null) => void] => {
  const read = () => sessionStorage.getItem(keyOf(world));
  const stored = useSyncExternalStore(subscribe, read, () => null);
  const watch = useCallback(
    (id: number | null) => {
      if (id === null) sessionStorage.removeItem(keyOf(world));
      else sessionStorage.setItem(keyOf(world), String(id));
      dispatchEvent(new Event(changed));
    },
    [world],
  );
  return [stored === null ? null : Number(stored), watch];
};

export interface Advancing {
  /** The advance being watched: running, or ended and not yet put away. */
  readonly advance: AdvanceView | null;
  readonly start: (target: ClockTarget, then: () => void) => void;
  readonly cancel: () => void;
  readonly putAway: () => void;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly reset: () => void;
}

/** Turns the clock and follows it until the world is ready. */
export const useAdvance = (world: string): Advancing => {
  const trpc = useTRPC();
  const clock = useWorldClock();
  const [watched, watch] = useWatched(world);
  const begin = useCommand(trpc.clock.advance.mutationOptions());
  const stop = useCommand(trpc.clock.cancel.mutationOptions(), { quiet: false });
  const progress = useQuery(
    trpc.clock.progress.queryOptions(
      { advanceId: watched ?? 0 },
      {
        enabled: watched !== null,
        staleTime: 0,
        refetchInterval: (query) => (query.state.data && query.state.data.advance.state !== "running" ? false : progressEveryMs),
      },
    ),
  );
  const take = clock.take;
  const told = progress.data?.clock;
  useEffect(() => {
    if (told) take(told);
  }, [told, take]);
  useEffect(() => {
    if (progress.error) watch(null);
  }, [progress.error, watch]);

  return {
    advance: watched === null ? null : (progress.data?.advance ?? null),
    start: (target, then) =>
      begin.send({ ...target, wait: false }, ({ advance }) => {
        watch(advance.advanceId);
        then();
      }),
    cancel: () => watched !== null && stop.send({ advanceId: watched }),
    putAway: () => watch(null),
    pending: begin.pending,
    problem: begin.problem,
    reset: begin.reset,
  };
};
