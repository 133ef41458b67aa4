import { setTimeout as pause } from "node:timers/promises";
import type { AdvanceView } from "@souk/api/contract";
import type { SoukClient } from "./client.ts";
import { isoInstant, isoSpan } from "./time.ts";

type AdvanceInput = Parameters<SoukClient["clock"]["advance"]["mutate"]>[0];

/** Where to: by a span ("72h", "71h59m"), to an instant, until the next deadline or an event, or just before a deadline. */
export interface AdvanceTo {
  readonly by?: string;
  readonly to?: string | Date;
  readonly until?: AdvanceInput["until"];
  readonly stopBefore?: AdvanceInput["stopBefore"];
}

/** A world's clock in the hands of a test. */
export interface WorldClock {
  /** The world's present. */
  now(): Promise<Date>;
  /**
   * Moves time and resolves when the world has settled: deadlines, what they caused, mail and all. Throws when the clock stopped at a
   * deadline that could not fire, and when an `until` never came.
   */
  advance(to: AdvanceTo): Promise<AdvanceView>;
  pause(): Promise<void>;
  /** Lets time run, `rate` world seconds in each second. */
  run(rate?: number): Promise<void>;
}

/** How often a long advance is asked for its progress. */
const lookEveryMs = 100;

export function clockOf(control: SoukClient, world: string): WorldClock {
  return {
    async now() {
      const { clock } = await control.clock.get.query({ world });
      return new Date(clock.now);
    },

    async advance({ by, to, until, stopBefore }) {
      const asked = {
        world,
        wait: true,
        ...(by !== undefined && { by: isoSpan(by) }),
        ...(to !== undefined && { to: isoInstant(to) }),
        ...(until !== undefined && { until }),
        ...(stopBefore !== undefined && { stopBefore }),
      };
      let { advance } = await control.clock.advance.mutate(asked);
      while (advance.state === "running") {
        await pause(lookEveryMs);
        ({ advance } = await control.clock.progress.query({ world, advanceId: advance.advanceId }));
      }
      if (advance.state !== "ready") throw new Error(`the clock did not get there (${advance.state}): ${advance.error?.message ?? "no reason given"}`);
      if (advance.undelivered > 0) throw new Error(`the clock got there, but ${advance.undelivered} mails have not left`);
      return advance;
    },

    async pause() {
      await control.clock.pause.mutate({ world });
    },

    async run(rate = 1) {
      await control.clock.run.mutate({ world, rate });
    },
  };
}
