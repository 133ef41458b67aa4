import { z } from "zod";
import { clockView } from "./clock.ts";
import { eventView } from "./law.ts";
import { cursor, instantInput, limit, slug, text } from "./scalars.ts";

export const eventsInput = z.strictObject({
  world: slug.optional(),
  /** "order:1001"; left out: everything this one may see. */
  stream: text(60).optional(),
  after: cursor.optional(),
  limit: limit.optional(),
});
export const eventsOutput = z.object({ clock: clockView, events: z.array(eventView.extend({ stream: z.string(), orderNo: z.int() })), next: z.string() });

/** What happened in a span of the world's time: after `from`, up to and including `to`. */
export const eventsBetweenInput = z.strictObject({ world: slug.optional(), from: instantInput, to: instantInput, limit: limit.optional() });
export const eventsBetweenOutput = z.object({
  clock: clockView,
  /** All of them by type, however many are listed. */
  counts: z.record(z.string(), z.int()),
  events: eventsOutput.shape.events,
});

export const liveInput = z.strictObject({
  world: slug.optional(),
  lastEventId: text(100).nullish(),
  /** Of the clock of the page being shown: only what has happened since, or was turned, is told at once. */
  seen: z.strictObject({ serverTime: instantInput, epoch: z.int() }).optional(),
});

/** Coarse on purpose: what changed, so that a screen asks again. `orders` holds only numbers its reader may see. */
export const changeView = z.object({
  clock: clockView,
  clockChanged: z.boolean(),
  orders: z.array(z.int()),
  /** Too many to name, or time was lost on the way, or the reader's own store or account changed: ask for everything again. */
  all: z.boolean(),
});
export type ChangeView = z.infer<typeof changeView>;
