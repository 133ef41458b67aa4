import { inWorld, readSlice, type Db, type WorldTx } from "@souk/db";
import type { DeadlineKind, Minor, Ms, Order, OrderState, Refusal, StoreCommand, StoreMove } from "@souk/rulebook";
import { run, type Changes } from "@souk/sim";
import { NotFound } from "../errors.ts";
import { ports } from "../ports.ts";

/** What an act on a store would touch now: exactly what then happens, as long as nothing else does in between. */
export interface BlastRadius {
  readonly at: Ms;
  /** Why the law would refuse it; then nothing else happens. */
  readonly refusal: Refusal | null;
  /** Orders the act binds, by the state they are in now, and what becomes of them. */
  readonly orders: Partial<Record<OrderState, number>>;
  readonly bound: number;
  readonly becomes: { readonly frozen: number; readonly released: number; readonly annulled: number; readonly payoutLost: number };
  /** What the store's buckets hold before and after. */
  readonly money: { readonly before: Buckets; readonly after: Buckets };
  /** Given back to buyers by the orders that are annulled. */
  readonly refunded: Minor;
  /** Timers that stop, run again, or end for good, by kind. */
  readonly timers: {
    readonly paused: Partial<Record<DeadlineKind, number>>;
    readonly resumed: Partial<Record<DeadlineKind, number>>;
    readonly ended: Partial<Record<DeadlineKind, number>>;
  };
}

export interface Buckets {
  readonly pending: Minor;
  readonly available: Minor;
  readonly withheld: Minor;
  readonly receivable: Minor;
}

/** Works out in memory, with the same loop and nothing saved, what freezing, releasing or blocking a store would do. Throws NotFound. */
export const previewStoreAct = (db: Db, worldId: number, storeId: number, act: "freeze" | "release" | "block"): Promise<BlastRadius> =>
  inWorld(
    db,
    worldId,
    async (tx) => {
      const orders = await tx.sql<{ no: number }[]>`select no from orders where world_id = ${worldId} and store_id = ${storeId} and bound_until is not null`;
      const { slice, now } = await readSlice(tx, { orders: orders.map(({ no }) => no), storeCells: [storeId], stores: [storeId] });
      const cell = slice.storeCells.get(storeId);
      if (!cell) throw new NotFound("store");
      // What is overdue happens first, as it would.
      const settled = run(slice, [], now, ports);
      const before = new Map(slice.orders);
      const move: StoreMove = { at: now, actor: { party: "admin", person: null }, storeId, command: commands[act] };
      const changes = run(slice, [move], now, ports);
      const decision = changes.decisions[0]?.decision;

      const following = new Set(changes.events.flatMap(({ rule, orderNo }) => (followRules.includes(rule) ? [orderNo] : [])));
      const bound: [was: Order, is: Order][] = [];
      for (const no of following) {
        const was = before.get(no)?.order;
        const is = slice.orders.get(no)?.order;
        if (was && is) bound.push([was, is]);
      }
      const count = (type: string): number => changes.events.filter(({ body }) => body.type === type).length;
      const moneyBefore = moved(await bucketsOf(tx, storeId), settled);
      return {
        at: now,
        refusal: decision?.kind === "refused" ? decision.refusal : null,
        orders: counted(bound.map(([was]) => was.state)),
        bound: bound.length,
        becomes: { frozen: count("order_frozen"), released: count("order_released"), annulled: count("order_closed"), payoutLost: count("payout_lost") },
        money: { before: moneyBefore, after: moved(moneyBefore, changes) },
        refunded: changes.events.reduce((sum, { body }) => sum + (body.type === "refund_created" ? body.amount : 0), 0),
        timers: {
          paused: counted(bound.flatMap((pair) => timers(pair, "armed", "suspended"))),
          resumed: counted(bound.flatMap((pair) => timers(pair, "suspended", "superseded"))),
          ended: counted(bound.flatMap((pair) => [...timers(pair, "armed", "disarmed"), ...timers(pair, "suspended", "disarmed")])),
        },
      };
    },
    { readOnly: true, statementTimeoutMs: 20_000 },
  );

/** The rows by which an order follows its store. */
const followRules: readonly string[] = ["T30", "T31", "T32"];

const commands: Readonly<Record<"freeze" | "release" | "block", StoreCommand>> = {
  freeze: { on: "freeze_store", reason: "preview" },
  release: { on: "release_store", note: "preview" },
  block: { on: "block_store", note: "preview" },
};

function counted<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

type RowState = Order["deadlines"][number]["state"];

/** Kinds of the deadlines that went from one state to another. */
const timers = ([was, is]: readonly [Order, Order], from: RowState, to: RowState): DeadlineKind[] =>
  was.deadlines.flatMap((row) => {
    const then = is.deadlines.find((d) => d.kind === row.kind && d.subject === row.subject && d.generation === row.generation);
    return row.state === from && then?.state === to ? [row.kind] : [];
  });

const buckets: Readonly<Record<string, keyof Buckets>> = {
  "L:seller_pending": "pending",
  "L:seller_available": "available",
  "L:seller_withheld": "withheld",
  "A:seller_receivable": "receivable",
};

/** The buckets after what a run posted: what a store owns is a credit, what it owes a debit. */
function moved(before: Buckets, { entries }: Changes): Buckets {
  const after = { ...before };
  for (const { account, amount } of entries) {
    const bucket = buckets[account.slice(0, account.lastIndexOf(":"))];
    if (bucket) after[bucket] += bucket === "receivable" ? amount : -amount;
  }
  return after;
}

async function bucketsOf({ sql, worldId }: WorldTx, storeId: number): Promise<Buckets> {
  const [row] = await sql<Buckets[]>`
    select coalesce(-sum(amount) filter (where account like 'L:seller_pending:%'), 0)::bigint as pending,
      coalesce(-sum(amount) filter (where account like 'L:seller_available:%'), 0)::bigint as available,
      coalesce(-sum(amount) filter (where account like 'L:seller_withheld:%'), 0)::bigint as withheld,
      coalesce(sum(amount) filter (where account like 'A:%'), 0)::bigint as receivable
    from balances where world_id = ${worldId} and account = any (purse_accounts(array[${storeId}::int]))`;
  return row ?? { pending: 0, available: 0, withheld: 0, receivable: 0 };
}
