import { cancelAdvance, getAdvance, listAdvances, pauseClock, retryClock, runAdvance, runClock, startAdvance } from "@souk/market";
import type { Advance, AdvanceAsked } from "@souk/market";
import type { ApiContext, WorldRef } from "../context.ts";
import {
  advanceInput,
  advanceOutput,
  clockAdvanceInput,
  clockGetInput,
  clockHistoryInput,
  clockHistoryOutput,
  clockOutput,
  clockPreviewInput,
  clockPreviewOutput,
  clockRunInput,
} from "../contract/index.ts";
import type { AdvanceView, ClockView } from "../contract/index.ts";
import { scopeOf } from "../looks.ts";
import { readPreview } from "../reads/deadlines.ts";
import { anyone, router } from "../trpc.ts";
import { readClockView } from "../views/clock.ts";
import { instant, spanOf } from "../views/scalars.ts";
import { worldOfCall } from "../worlds-of.ts";

/** How long an answer waits for a world to settle before it says "running". */
const patienceMs = 55_000;

export const clockRouter = router({
  get: anyone
    .input(clockGetInput)
    .output(clockOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx, await worldOfCall(ctx, input.world)) })),

  pause: anyone
    .input(clockGetInput)
    .output(clockOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      await pauseClock(ctx.house.db, world.id);
      return { clock: await clockOf(ctx, world) };
    }),

  /** Lets time run at so many world seconds per second. */
  run: anyone
    .input(clockRunInput)
    .output(clockOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      await runClock(ctx.house.db, world.id, input.rate);
      ctx.house.ring(world.id);
      return { clock: await clockOf(ctx, world) };
    }),

  /** Turns time forward. With `wait` the answer comes when everything it caused has landed. */
  advance: anyone
    .input(clockAdvanceInput)
    .output(advanceOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const advance = await startAdvance(ctx.house.db, world.id, askedOf(input), ctx.request.key);
      ringAdvance(ctx, advance);
      return answer(ctx, world, input.wait === true ? await settled(ctx, world.id, advance) : advance);
    }),

  /** What stands inside a span today, before anybody presses. */
  preview: anyone
    .input(clockPreviewInput)
    .output(clockPreviewOutput)
    .query(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const preview = await readPreview(ctx.house.db, world.id, ctx.caller.kind === "person" ? scopeOf(ctx.caller) : "all", askedOf(input), input.limit ?? 20);
      return { clock: await clockOf(ctx, world), ...preview };
    }),

  progress: anyone
    .input(advanceInput)
    .output(advanceOutput)
    .query(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      return answer(ctx, world, await getAdvance(ctx.house.db, world.id, input.advanceId));
    }),

  /** What this world's clock has been asked for so far. */
  history: anyone
    .input(clockHistoryInput)
    .output(clockHistoryOutput)
    .query(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const advances = await listAdvances(ctx.house.db, world.id, input.limit ?? 20);
      return {
        clock: await clockOf(ctx, world),
        advances: advances.map((each) => ({ ...toView(each), tookMs: each.endedAt && each.endedAt.getTime() - each.startedAt.getTime() })),
      };
    }),

  /** Stops a running advance after its current chunk; what has happened stays. */
  cancel: anyone
    .input(advanceInput)
    .output(advanceOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const advance = await cancelAdvance(ctx.house.db, world.id, input.advanceId);
      ringAdvance(ctx, advance);
      return answer(ctx, world, advance);
    }),

  /** Sets a clock going again that stopped at a deadline which could not fire. */
  retry: anyone
    .input(advanceInput)
    .output(advanceOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await worldOfCall(ctx, input.world);
      const advance = await getAdvance(ctx.house.db, world.id, input.advanceId);
      await retryClock(ctx.house.db, world.id);
      ctx.house.ring(world.id);
      return answer(ctx, world, advance);
    }),
});

const clockOf = (ctx: ApiContext, world: WorldRef): Promise<ClockView> => readClockView(ctx.house.db, world.id);

type Asked = Pick<(typeof clockAdvanceInput)["_output"], "by" | "to" | "until" | "stopBefore">;

const askedOf = ({ by, to, until, stopBefore }: Asked): AdvanceAsked => ({
  ...(by !== undefined && { by: spanOf(by) }),
  ...(to !== undefined && { to: Date.parse(to) }),
  ...(until !== undefined && { until: until === "next" ? until : { event: until.event, ...(until.orderNo !== undefined && { orderNo: until.orderNo }) } }),
  ...(stopBefore !== undefined && {
    stopBefore:
      stopBefore === "next"
        ? stopBefore
        : { ...(stopBefore.kind !== undefined && { kind: stopBefore.kind }), ...(stopBefore.orderNo !== undefined && { orderNo: stopBefore.orderNo }) },
  }),
});

const ringAdvance = (ctx: ApiContext, { worldId, no }: Advance): void => void ctx.house.bell.ringAdvance({ worldId, advanceNo: no });

/** Waits for a worker to carry the advance out; a house without workers does it itself. */
async function settled(ctx: ApiContext, worldId: number, begun: Advance): Promise<Advance> {
  const { db, settings } = ctx.house;
  if (settings.carriesAdvances) return runAdvance(db, worldId, begun.no);
  const until = Date.now() + patienceMs;
  let advance = begun;
  for (let pause = 10; advance.status === "advancing" && Date.now() < until; pause = Math.min(pause * 1.5, 150)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    advance = await getAdvance(db, worldId, begun.no);
  }
  return advance;
}

async function answer(ctx: ApiContext, world: WorldRef, advance: Advance): Promise<{ clock: ClockView; advance: AdvanceView }> {
  return { clock: await clockOf(ctx, world), advance: toView(advance) };
}

const toView = (advance: Advance): AdvanceView => ({
  advanceId: advance.no,
  state: advance.status === "advancing" ? "running" : advance.status,
  from: instant(advance.fromAt),
  to: instant(advance.targetAt),
  reached: instant(advance.at),
  fired: advance.fired,
  expected: advance.remaining,
  undelivered: advance.undelivered,
  error: advance.error && { stream: `order:${advance.error.orderNo}`, kind: advance.error.kind, message: advance.error.message },
});
