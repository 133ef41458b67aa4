import { nextDueOfStore, priorityOf, storePriorityOf, type Actor, type Address, type Ms, type Order, type Policy } from "@souk/rulebook";
import type { Changes, Slice } from "@souk/sim";
import type { WorldTx } from "../in-world.ts";
import { columnsOf } from "../columns.ts";
import type { Shown } from "../look.ts";
import { childRows, orderUpdate, placedOrder } from "./unload.ts";

/** An event beside the law: of a store's shelves, a wallet's opening, the world. */
export interface StreamEvent {
  readonly stream: string;
  readonly n: number;
  readonly at: Ms;
  readonly rule: string;
  readonly by: Actor;
  readonly body: { readonly type: string };
  readonly hash: string;
}

/** A line of a posting in such a stream. */
export interface StreamEntry {
  readonly stream: string;
  readonly n: number;
  readonly k: number;
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
}

/** What is saved beside the changes of a run, in the same statement. */
export interface Beside {
  /** The orders as opened; a new order is absent. */
  readonly before: ReadonlyMap<number, Order>;
  /** The policies the orders of a run were placed under. */
  readonly policies?: Slice["policies"];
  /** Orders that need not be asked to follow this store any more. */
  readonly followed?: readonly { readonly storeId: number; readonly orderNo: number }[];
  readonly checkout?: { readonly no: number; readonly buyerId: number; readonly at: Ms; readonly address: Address };
  /** Lines that leave a buyer's cart. */
  readonly bought?: { readonly buyerId: number; readonly variants: readonly number[] };
  /** Orders whose stories are answered as they read after this. */
  readonly shown?: readonly number[];
  /** The answer kept under an idempotency key. */
  readonly answer?: { readonly personId: number; readonly key: string; readonly hash: string; readonly response: unknown };
  readonly events?: readonly StreamEvent[];
  readonly entries?: readonly StreamEntry[];
  /** Where the clock stands after this, when it does not run by itself. */
  readonly clockAt?: Ms;
}

export interface Saved {
  /** Number of the outbox row that tells of it; null when there is nothing to tell. */
  readonly outbox: number | null;
  /** Wall time, in milliseconds, of the earliest deadline armed here, in a live world. */
  readonly nextRealDue: number | null;
  /** Whether a store acted, so that orders have to follow it. */
  readonly followers: boolean;
  /** The stories asked for; null when none were, or there was nothing to save. */
  readonly shown: Shown | null;
}

/**
 * Saves all changes of a run, of any number of orders, in one statement. Throws `40001` when an order has moved on since it was opened
 * (`inWorld` begins again), and a constraint by its name when the changes break the law: an unbalanced posting, a second open request.
 */
export async function save(tx: WorldTx, changes: Changes, beside: Beside): Promise<Saved> {
  const payload = toPayload(tx.worldId, changes, beside);
  if (Object.keys(payload).length === 0) return { outbox: null, nextRealDue: null, followers: false, shown: null };
  const [row] = await tx.sql<{ saved: Omit<Saved, "followers"> }[]>`select save_changes(${tx.worldId}, ${JSON.stringify(payload)}::text::jsonb) as saved`;
  if (!row) throw new Error("the database answered without a row");
  return { ...row.saved, followers: payload["store_acts"] !== undefined };
}

/** The lists that may be long: save_changes reads these column by column. */
const byColumn: ReadonlySet<string> = new Set([
  "placed",
  "lines",
  "order_grants",
  "orders",
  "tenders",
  "refunds",
  "legs",
  "deadlines",
  "events",
  "entries",
  "stock",
  "metrics",
  "grants",
  "notices",
]);

/** Lists by name, those without rows left out. */
type Payload = Record<string, unknown>;

function toPayload(worldId: number, changes: Changes, beside: Beside): Payload {
  const placed = changes.orders.filter(({ order }) => !beside.before.has(order.no));
  const moved = changes.orders.filter(({ order }) => beside.before.has(order.no));
  const children = childRows(worldId, changes, beside.before);
  const storeDeadlines = changes.stores.flatMap(({ cell: { store } }) => store.deadlines.map((row, k) => ({ storeId: store.id, k, ...row })));
  const armed = [...children.deadlines, ...storeDeadlines].filter((row) => row.state === "armed").map((row) => row.due);
  const policyOf = (order: Order): Policy => {
    const policy = beside.policies?.get(order.policyVersion);
    if (!policy) throw new Error(`the policy of order ${order.no} was not given to the save`);
    return policy;
  };

  const lists: Payload = {
    ...children,
    placed: placed.map((cell) => placedOrder(worldId, cell, policyOf(cell.order))),
    orders: moved.map((cell) => orderUpdate(cell, changes.openedAt.get(cell.order.no) ?? 0, beside.before.get(cell.order.no), policyOf(cell.order))),
    deadlines: children.deadlines.map((row) => ({ ...row, priority: priorityOf(row.kind) })),
    ...storeRows(worldId, changes),
    store_deadlines: storeDeadlines.map(({ storeId, k, kind, generation, state, due, firedAt }) => ({
      store_id: storeId,
      k,
      kind,
      generation,
      state,
      due,
      fired_at: firedAt,
      priority: storePriorityOf(kind),
    })),
    buyers: changes.buyers.map(({ cell: { standing, head }, openedAt }) => ({
      id: standing.id,
      opened_at: openedAt,
      state: standing.state,
      since: standing.since,
      standing_reason: standing.reason,
      counts_from: standing.countsFrom,
      version: standing.version,
      head,
      last_event_at: standing.lastEventAt,
    })),
    store_heads: headsOf("store:", beside.events ?? []),
    buyer_heads: headsOf("buyer:", beside.events ?? []),
    followed: (beside.followed ?? []).map(({ storeId, orderNo }) => ({ store_id: storeId, order_no: orderNo })),
    events: [
      ...changes.events.map((event) => lawEvent(`order:${event.orderNo}`, event)),
      ...changes.storeEvents.map((event) => lawEvent(`store:${event.storeId}`, event)),
      ...changes.buyerEvents.map((event) => lawEvent(`buyer:${event.buyerId}`, { ...event, fired: null })),
      ...(beside.events ?? []).map((event) => lawEvent(event.stream, { ...event, fired: null })),
    ],
    entries: [...changes.entries, ...(beside.entries ?? [])],
    metrics: changes.metrics,
    stock: changes.stock.map(({ variantId, onHand, reserved }) => ({ id: variantId, on_hand: onHand, reserved })),
    grants: changes.grants.map((grant) => ({
      id: grant.id,
      state: grant.state,
      expires_at: grant.expiresAt,
      checkout_no: grant.checkoutNo,
      shared_by: grant.sharedBy,
      given_back: grant.givenBack,
      restored: grant.restored,
      grace_spent: grant.graceSpent,
    })),
    notices: changes.notices.map((notice) => ({
      stream: notice.stream,
      n: notice.n,
      k: notice.k,
      at: notice.at,
      role: notice.to,
      person_id: notice.personId,
      store_id: notice.storeId,
      template: notice.template,
      params: notice.params,
    })),
  };
  const payload: Payload = {};
  for (const [name, rows] of Object.entries(lists) as [string, readonly object[]][])
    if (rows.length > 0) payload[name] = byColumn.has(name) ? columnsOf(rows) : rows;

  if (beside.checkout) {
    const { no, buyerId, at, address } = beside.checkout;
    payload["checkout"] = { world_id: worldId, no, buyer_id: buyerId, at, address };
  }
  if (beside.bought) payload["bought"] = { buyer_id: beside.bought.buyerId, variants: beside.bought.variants };
  if (beside.answer) {
    const { personId, key, hash, response } = beside.answer;
    payload["answer"] = { person_id: personId, key, hash, response };
  }
  if (beside.clockAt !== undefined) payload["clock_at"] = beside.clockAt;
  if (armed.length > 0) payload["next_due"] = Math.min(...armed);
  if (payload["events"]) payload["outbox"] = toOutbox(changes, beside);
  if (beside.shown && Object.keys(payload).length > 0) payload["shown"] = beside.shown;
  return payload;
}

const lawEvent = (
  stream: string,
  event: Omit<StreamEvent, "stream"> & { readonly fired: Changes["events"][number]["fired"] | Changes["storeEvents"][number]["fired"] },
) => ({
  stream,
  n: event.n,
  at: event.at,
  rule: event.rule,
  party: event.by.party,
  person_id: event.by.person,
  fired: event.fired,
  data: event.body,
  hash: event.hash,
});

/** The rows by which an order follows its store. */
const followRules: readonly string[] = ["T30", "T31", "T32"];

/** The stores that changed, what they did to their orders, and the sanctions that stand. */
function storeRows(worldId: number, { stores, orders, events, storeEvents }: Changes): Payload {
  const storeOf = new Map(orders.map(({ order }) => [order.no, order.storeId]));
  const acts = stores.flatMap(({ cell: { store } }) =>
    store.acts
      .filter(({ no }) => storeEvents.some(({ storeId, body }) => storeId === store.id && "act" in body && body.act === no))
      .map((act) => {
        // What is left of the act's orders is counted where it is found.
        const here = new Set(
          events.flatMap(({ orderNo, at, rule }) => (at === act.at && followRules.includes(rule) && storeOf.get(orderNo) === store.id ? [orderNo] : [])),
        );
        return { world_id: worldId, store_id: store.id, no: act.no, kind: act.kind, at: act.at, by_clock: act.byClock, bound: here.size };
      }),
  );
  return {
    store_acts: acts,
    stores: stores.map(({ cell: { store, head }, openedAt }) => ({
      id: store.id,
      opened_at: openedAt,
      state: store.state,
      since: store.since,
      version: store.version,
      head,
      last_event_at: store.lastEventAt,
      act_count: store.acts.length,
      sanction_count: store.sanctions.length,
      investigation: store.investigation,
      appeal: store.appeal,
      blocked_at: store.blockedAt,
      withheld_decision: store.withheldDecision,
      points: store.points,
      next_due: nextDueOfStore(store)?.due ?? null,
    })),
    sanctions: stores.flatMap(({ cell: { store } }) => store.sanctions.map((sanction, k) => ({ world_id: worldId, store_id: store.id, k, ...sanction }))),
  };
}

/** Where streams of stores or buyers end after events beside the law. */
function headsOf(prefix: string, events: readonly StreamEvent[]) {
  const heads = new Map<number, { id: number; opened_at: number; version: number; head: string; last_event_at: Ms }>();
  for (const { stream, n, at, hash } of events) {
    if (!stream.startsWith(prefix)) continue;
    const id = Number(stream.slice(prefix.length));
    heads.set(id, { id, opened_at: heads.get(id)?.opened_at ?? n - 1, version: n, head: hash, last_event_at: at });
  }
  return [...heads.values()];
}

/** Whom a commit concerns, for live updates and mail. */
function toOutbox(changes: Changes, beside: Beside) {
  const orders = changes.orders.map(({ order }) => order);
  const beyond = (prefix: string) =>
    (beside.events ?? []).filter(({ stream }) => stream.startsWith(prefix)).map(({ stream }) => Number(stream.slice(prefix.length)));
  return {
    at: Math.max(changes.lastAt ?? 0, ...(beside.events ?? []).map(({ at }) => at)),
    orders: orders.map(({ no }) => no),
    buyers: [...new Set([...orders.map(({ buyerId }) => buyerId), ...changes.buyerEvents.map(({ buyerId }) => buyerId), ...beyond("buyer:")])],
    stores: [...new Set([...orders.map(({ storeId }) => storeId), ...changes.storeEvents.map(({ storeId }) => storeId), ...beyond("store:")])],
    notices: changes.notices.length,
  };
}
