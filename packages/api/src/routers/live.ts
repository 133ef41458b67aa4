import { tracked, TRPCError } from "@trpc/server";
import type { ApiContext, Caller, WorldRef } from "../context.ts";
import { eventsBetweenInput, eventsBetweenOutput, eventsInput, eventsOutput, liveInput } from "../contract/index.ts";
import type { ChangeView } from "../contract/index.ts";
import { scopeOf } from "../looks.ts";
import { changedSince, readEventsBetween, readEventsSince, visibleOrders } from "../reads/events.ts";
import type { Signal } from "../live.ts";
import type { Scope } from "../reads/orders.ts";
import { stillHolds } from "../request.ts";
import { anyone, router } from "../trpc.ts";
import { readClockView } from "../views/clock.ts";
import { worldOfCall } from "../worlds-of.ts";

const scopeFor = (caller: Caller): Scope => (caller.kind === "person" ? scopeOf(caller) : "all");

export const events = router({
  /** What has happened to the orders this one may see, in the order it was recorded. */
  since: anyone
    .input(eventsInput)
    .output(eventsOutput)
    .query(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const party = ctx.caller.kind === "person" ? ctx.caller.role : "admin";
      const found = await readEventsSince(ctx.house.db, world.id, scopeFor(ctx.caller), party, {
        stream: input.stream,
        after: input.after,
        limit: input.limit ?? 100,
      });
      return { clock: await readClockView(ctx.house.db, world.id), ...found };
    }),

  /** What happened to them in a span of the world's time, such as an advance: counted by type, the first of them in order. */
  between: anyone
    .input(eventsBetweenInput)
    .output(eventsBetweenOutput)
    .query(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const party = ctx.caller.kind === "person" ? ctx.caller.role : "admin";
      const span = { from: Date.parse(input.from), to: Date.parse(input.to), limit: input.limit ?? 60 };
      const found = await readEventsBetween(ctx.house.db, world.id, scopeFor(ctx.caller), party, span);
      return { clock: await readClockView(ctx.house.db, world.id), ...found };
    }),
});

export const live = router({
  /** Coarse signals: these orders changed, the clock was turned. The screen asks again for what it shows. */
  changes: anyone
    .input(liveInput)
    // Which world is settled before anything is sent: inside the stream a stranger's would be an error nobody translates.
    .subscription(async ({ ctx, input, signal }) => changesIn(ctx, await worldOfCall(ctx, input.world), input, signal ?? new AbortController().signal)),
});

async function* changesIn(ctx: ApiContext, world: WorldRef, input: (typeof liveInput)["_output"], stop: AbortSignal) {
  const scope = scopeFor(ctx.caller);
  let n = Number(input.lastEventId ?? 0) || 0;
  const tell = (change: ChangeView) => tracked(String((n += 1)), change);
  const clockNow = () => readClockView(ctx.house.db, world.id);

  const signals = await ctx.house.live.watch(world.id, stop);
  // Whoever comes back cannot know what it missed; a page that was made a moment ago missed only what has happened since.
  const { lastEventId, seen } = input;
  const missed = (lastEventId ?? null) !== null || (seen !== undefined && (await changedSince(ctx.house.db, world.id, scope, Date.parse(seen.serverTime))));
  const first = await clockNow();
  yield tell({ clock: first, clockChanged: seen?.epoch !== first.epoch, orders: [], all: missed });
  for await (const { clock, touched } of signals) {
    await mustStillHold(ctx);
    const mine = touched === null ? [] : await visibleOrders(ctx.house.db, world.id, scope, [...touched.orders]);
    // What became of the store or the account itself has no number to name.
    const all = touched === null || (mine.length === 0 && isAbout(scope, touched));
    if (clock || all || mine.length > 0) yield tell({ clock: await clockNow(), clockChanged: clock, orders: mine, all });
  }
}

function isAbout(scope: Scope, { buyers, stores }: NonNullable<Signal["touched"]>): boolean {
  if (scope === "all") return buyers.size + stores.size > 0;
  return "buyerId" in scope ? buyers.has(scope.buyerId) : stores.has(scope.storeId);
}

/** A session that has ended hears nothing more. */
async function mustStillHold(ctx: ApiContext): Promise<void> {
  if (!(await stillHolds(ctx))) throw new TRPCError({ code: "UNAUTHORIZED" });
}
