import { inWorld, readSlice, type Db, type WorldTx } from "@souk/db";
import { followProgress, type BlastRadius } from "@souk/market";
import {
  signals as signalRows,
  storeAnswersFor,
  type Actor,
  type Ms,
  type Signal,
  type Store,
  type StoreContext,
  type StoreDeadlineKind,
} from "@souk/rulebook";
import type { BlastRadiusView, ScoreView, SignalView, StandingView } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { refusalToView } from "../views/law.ts";
import { instant, instantOrNull, moneyOf } from "../views/scalars.ts";
import { storeConsequences } from "../views/timers.ts";

type StoreTimer = StandingView["timers"][number];

export const storeTimer = (kind: StoreDeadlineKind, due: Ms): StoreTimer => ({ kind, due: instant(due), ...storeConsequences[kind] });

/** A store with all that a decision about it looks at, as of now. */
interface StoreRead {
  readonly store: Store;
  readonly name: string;
  readonly ctx: StoreContext;
}

async function readStore(tx: WorldTx, storeId: number, actor: Actor): Promise<StoreRead> {
  const { slice, now } = await readSlice(tx, { stores: [storeId], storeCells: [storeId] });
  const cell = slice.storeCells.get(storeId);
  const facts = slice.stores.get(storeId);
  if (!cell || !facts) throw new NotHere();
  const [row] = await tx.sql<{ name: string }[]>`select name from stores where world_id = ${tx.worldId} and id = ${storeId}`;
  const { pending, contested } = cell;
  const { available, withheld, receivable } = facts;
  return {
    store: cell.store,
    name: row?.name ?? "",
    ctx: { now, actor, policy: slice.policy, money: { pending, contested, available, withheld, receivable } },
  };
}

/** A store's standing as this one may see it and act on it. Throws `NotHere` for a store that is not there. */
export async function readStanding(
  db: Db,
  worldId: number,
  storeId: number,
  actor: Actor,
): Promise<{ standing: StandingView; ctx: StoreContext; store: Store }> {
  const { store, name, ctx } = await inWorld(db, worldId, (tx) => readStore(tx, storeId, actor), { readOnly: true });
  const progress = await followProgress(db, worldId, storeId);
  const { investigation, appeal } = store;
  const standing: StandingView = {
    store: { storeId: store.id, name, state: store.state },
    since: instant(store.since),
    investigation: investigation && {
      no: investigation.no,
      reason: investigation.reason,
      openedAt: instant(investigation.openedAt),
      evidence: investigation.evidence.map(({ fileId, by, name: called, at }) => ({ fileId, by, name: called, at: instant(at) })),
      evidenceAt: instantOrNull(investigation.evidenceAt),
      endedAt: instantOrNull(investigation.endedAt),
      outcome: investigation.outcome,
      overdue: investigation.overdue,
    },
    appeal: appeal && { text: appeal.text, at: instant(appeal.at), outcome: appeal.outcome },
    blockedAt: instantOrNull(store.blockedAt),
    withheldDecision: store.withheldDecision,
    points: store.points,
    sanctions: store.sanctions.map(({ kind, from, until, reason }) => ({ kind, from: instant(from), until: instantOrNull(until), reason })),
    timers: store.deadlines.flatMap(({ kind, state, due }) => (state === "armed" ? [storeTimer(kind, due)] : [])),
    answers: storeAnswersFor(ctx, store).map((answer) => ({
      command: answer.command,
      allowed: answer.allowed,
      until: instantOrNull(answer.until),
      refusal: answer.refusal && refusalToView(answer.refusal),
    })),
    following: progress && { total: progress.bound, done: progress.bound - progress.left },
  };
  return { standing, ctx, store };
}

interface SignalRow {
  readonly key: string;
  readonly value: number;
  readonly volume: number;
  readonly hit: boolean;
  readonly evidence: readonly number[];
  readonly at: number;
}

const ruleOf = new Map<string, Signal>(signalRows.map((signal) => [signal.key, signal]));

const signalToView = (row: SignalRow): SignalView[] => {
  const rule = ruleOf.get(row.key);
  if (!rule) return [];
  const { key, limit, minimum, unit, windowDays, weight } = rule;
  return [{ key, value: row.value, volume: row.volume, limit, minimum, unit, windowDays, weight, hit: row.hit, orders: [...row.evidence] }];
};

/** What was last measured of a store or a buyer, with the orders behind each number. */
export function readScore(db: Db, worldId: number, subject: string): Promise<ScoreView> {
  return inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const rows = await sql<SignalRow[]>`
        select key, value, volume, hit, evidence, at from signals where world_id = ${worldId} and subject = ${subject} order by hit desc, key`;
      const [score] = await sql<{ score: number; proposal: ScoreView["proposal"]; at: number }[]>`
        select score, proposal, at from scores where world_id = ${worldId} and subject = ${subject}`;
      return {
        score: score?.score ?? 0,
        proposal: score?.proposal ?? "none",
        measuredAt: instantOrNull(score?.at),
        signals: rows.flatMap(signalToView),
      };
    },
    { readOnly: true },
  );
}

/** What a preview of an act came to, on the wire. */
export function radiusToView(act: BlastRadiusView["act"], radius: BlastRadius, currency: string): BlastRadiusView {
  const money = moneyOf(currency);
  const buckets = ({ pending, available, withheld, receivable }: typeof radius.money.before) => ({
    pending: money(pending),
    available: money(available),
    withheld: money(withheld),
    receivable: money(receivable),
  });
  const timers = (effect: "pauses" | "resumes" | "ends", counts: typeof radius.timers.paused) =>
    Object.entries(counts).map(([kind, n]) => ({ kind: kind as BlastRadiusView["timers"][number]["kind"], n, effect }));
  return {
    act,
    refusal: radius.refusal && refusalToView(radius.refusal),
    orders: Object.entries(radius.orders).map(([state, n]) => ({ state: state as BlastRadiusView["orders"][number]["state"], n })),
    total: radius.bound,
    becomes: radius.becomes,
    money: { before: buckets(radius.money.before), after: buckets(radius.money.after) },
    refunds: money(radius.refunded),
    timers: [...timers("pauses", radius.timers.paused), ...timers("resumes", radius.timers.resumed), ...timers("ends", radius.timers.ended)],
  };
}
