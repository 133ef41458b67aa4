import { readSlice, type WorldTx } from "@souk/db";
import type { MetricDelta, OrderEvent, Policy } from "@souk/rulebook";
import { canonical, type LinkedEvent, type OrderCell } from "@souk/sim";
import { violationsMax, type Invariant, type Violation } from "./check.ts";
import { chainOf, replay, replayBuyer, replayStore, type Replayed } from "./replay.ts";

/** Orders read again at a time. */
const batch = 1_000;

interface EventRow {
  readonly stream: string;
  readonly n: number;
  readonly at: number;
  readonly rule: string;
  readonly party: OrderEvent["by"]["party"];
  readonly personId: number | null;
  readonly fired: OrderEvent["fired"];
  readonly data: OrderEvent["body"];
  readonly hash: string;
}

/** What reading the whole log again brought to light, by the invariant it belongs to. */
interface Findings {
  readonly chain: Violation[];
  readonly state: Violation[];
  readonly entries: Violation[];
  readonly notices: Violation[];
  readonly metrics: Violation[];
  readonly standing: Violation[];
}

/** Reads every stream of the world again: chains verified, orders folded from their events and compared with their rows, postings and notices recomputed. */
async function readLog(tx: WorldTx): Promise<Findings> {
  const findings: Findings = { chain: [], state: [], entries: [], notices: [], metrics: [], standing: [] };
  const others = await eventsOf(tx, "stream not like 'order:%'", []);
  for (const [stream, events] of others) checkChain(stream, chainOf(events).broken, findings);
  await readStores(tx, others, findings);
  await readBuyers(tx, others, findings);

  const counted = new Map<string, number>();
  const nos = await tx.sql<{ no: number }[]>`select no from orders where world_id = ${tx.worldId} order by no`;
  for (let from = 0; from < nos.length; from += batch)
    await readOrders(
      tx,
      nos.slice(from, from + batch).map((row) => row.no),
      findings,
      ({ subject, key, by }) => counted.set(`${subject} ${key}`, (counted.get(`${subject} ${key}`) ?? 0) + by),
    );
  await compareMetrics(tx, counted, findings);
  return findings;
}

type Logs = ReadonlyMap<string, readonly LinkedEvent[]>;

/** Every store is what its own events make of it. */
async function readStores(tx: WorldTx, logs: Logs, findings: Findings): Promise<void> {
  const rows = await tx.sql<{ id: number; openedAt: number }[]>`select id, opened_at from stores where world_id = ${tx.worldId} order by id`;
  const ids = rows.map(({ id }) => id);
  const { slice } = await readSlice(tx, { stores: ids, storeCells: ids });
  const streams = ids.map((id) => `store:${id}`);
  const entries = await lines(tx, "select stream, n || ' ' || k || ' ' || account || ' ' || amount as line from entries", streams);
  const notices = await lines(tx, "select stream, n || ' ' || k || ' ' || role || ' ' || template as line from notices", streams);
  for (const { id, openedAt } of rows) {
    const stream = `store:${id}`;
    const cell = slice.storeCells.get(id);
    const log = logs.get(stream) ?? [];
    if (!cell) continue;
    const told = replayStore(id, openedAt, cell.store.autoApproveWindow, log, slice.policy);
    const fields = differing(told.store, cell.store);
    if (fields.length > 0) findings.standing.push({ where: stream, what: `its log says otherwise about ${fields.join(", ")}` });
    if (cell.head !== (log.at(-1)?.hash ?? "")) findings.standing.push({ where: stream, what: "its row shows another head than its log" });
    compare(stream, "the law posts", told.entries, entries.get(stream) ?? [], findings.entries);
    compare(stream, "somebody should hear", told.notices, notices.get(stream) ?? [], findings.notices);
  }
}

/** Every buyer's standing is what the buyer's own events make of it. */
async function readBuyers(tx: WorldTx, logs: Logs, findings: Findings): Promise<void> {
  const rows = await tx.sql<{ id: number; state: string; version: number; head: string; standingReason: string; countsFrom: number; since: number }[]>`
    select id, state, version, head, standing_reason, counts_from, since from people where world_id = ${tx.worldId} and role = 'buyer' order by id`;
  const notices = await lines(
    tx,
    "select stream, n || ' ' || k || ' ' || role || ' ' || template as line from notices",
    rows.map(({ id }) => `buyer:${id}`),
  );
  for (const row of rows) {
    const stream = `buyer:${row.id}`;
    const log = logs.get(stream) ?? [];
    const { standing, notices: told } = replayBuyer(row.id, log);
    const isSame =
      row.state === standing.state && row.version === standing.version && row.standingReason === standing.reason && row.head === (log.at(-1)?.hash ?? "");
    if (!isSame)
      findings.standing.push({ where: stream, what: `is ${row.state} at version ${row.version}, its log says ${standing.state} at ${standing.version}` });
    compare(stream, "somebody should hear", told, notices.get(stream) ?? [], findings.notices);
  }
}

async function compareMetrics(tx: WorldTx, counted: ReadonlyMap<string, number>, findings: Findings): Promise<void> {
  const rows = await tx.sql<{ name: string; value: number }[]>`select subject || ' ' || key as name, value from metrics where world_id = ${tx.worldId}`;
  const stored = new Map(rows.map(({ name, value }) => [name, value]));
  for (const name of new Set([...counted.keys(), ...stored.keys()]).values()) {
    const [said, is] = [stored.get(name) ?? 0, counted.get(name) ?? 0];
    if (said !== is) findings.metrics.push({ where: name, what: `is counted as ${said}, the log says ${is}` });
  }
}

async function readOrders(tx: WorldTx, nos: readonly number[], findings: Findings, count: (delta: MetricDelta) => void): Promise<void> {
  const streams = nos.map((no) => `order:${no}`);
  const logs = await eventsOf(tx, "stream = any($2::text[])", [`{${streams.join(",")}}`]);
  const { slice } = await readSlice(tx, { orders: nos });
  const policyOf = (version: number): Policy => {
    const policy = slice.policies.get(version);
    if (!policy) throw new Error(`policy version ${version} is missing`);
    return policy;
  };
  const entries = await lines(tx, "select stream, n || ' ' || k || ' ' || account || ' ' || amount as line from entries", streams);
  const notices = await lines(tx, "select stream, n || ' ' || k || ' ' || role || ' ' || template as line from notices", streams);
  for (const no of nos) {
    const stream = `order:${no}`;
    const cell = slice.orders.get(no) as OrderCell;
    let told: Replayed;
    try {
      told = replay(logs.get(stream) ?? [], policyOf);
    } catch (error) {
      findings.state.push({ where: stream, what: `its log cannot be read: ${error instanceof Error ? error.message : String(error)}` });
      continue;
    }
    checkChain(stream, told.broken ?? (told.head === cell.head ? null : cell.order.version), findings);
    const fields = differing(told.order, cell.order);
    if (fields.length > 0) findings.state.push({ where: stream, what: `its log says otherwise about ${fields.join(", ")}` });
    compare(stream, "the law posts", told.entries, entries.get(stream) ?? [], findings.entries);
    compare(stream, "somebody should hear", told.notices, notices.get(stream) ?? [], findings.notices);
    told.metrics.forEach(count);
  }
}

function checkChain(stream: string, broken: number | null, findings: Findings): void {
  if (broken !== null) findings.chain.push({ where: stream, what: `event ${broken} does not follow from those before it` });
}

/** Names of the parts in which two orders, or stores, differ. */
function differing<T extends object>(a: T, b: T): string[] {
  return (Object.keys(a) as (keyof T & string)[]).filter((key) => canonical(a[key]) !== canonical(b[key]));
}

function compare(where: string, should: string, expected: readonly string[], found: readonly string[], into: Violation[]): void {
  const missing = expected.filter((line) => !found.includes(line));
  const extra = found.filter((line) => !expected.includes(line));
  for (const line of missing) into.push({ where, what: `${should} "${line}", and it is not there` });
  for (const line of extra) into.push({ where, what: `"${line}" stands there without a reason` });
}

async function eventsOf(tx: WorldTx, which: string, values: readonly string[]): Promise<Map<string, LinkedEvent[]>> {
  const rows = await tx.sql.unsafe<EventRow[]>(
    `select stream, n, at, rule, party, person_id, fired, data, hash from events where world_id = $1 and ${which} order by stream, n`,
    [tx.worldId, ...values],
    { prepare: true },
  );
  const streams = new Map<string, LinkedEvent[]>();
  for (const { stream, n, at, rule, party, personId, fired, data, hash } of rows) {
    const orderNo = stream.startsWith("order:") ? Number(stream.slice("order:".length)) : 0;
    const event: LinkedEvent = { orderNo, n, at, rule, by: { party, person: personId }, fired, body: data, hash };
    const log = streams.get(stream);
    if (log) log.push(event);
    else streams.set(stream, [event]);
  }
  return streams;
}

async function lines(tx: WorldTx, select: string, streams: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.sql.unsafe<{ stream: string; line: string }[]>(
    `${select} where world_id = $1 and stream = any($2::text[])`,
    [tx.worldId, `{${streams.join(",")}}`],
    { prepare: true },
  );
  const found = new Map<string, string[]>();
  for (const { stream, line } of rows) {
    const list = found.get(stream);
    if (list) list.push(line);
    else found.set(stream, [line]);
  }
  return found;
}

/** The invariants that need the law itself. They share one reading of the log. */
export function logInvariants(): readonly Invariant[] {
  let reading: Promise<Findings> | null = null;
  const found = (part: keyof Findings) => async (tx: WorldTx) => (await (reading ??= readLog(tx)))[part].slice(0, violationsMax);
  return [
    { id: "chain_verifies", rule: "I12", title: "The hash chain of every stream verifies", find: found("chain") },
    { id: "state_is_the_fold", rule: "11, I6", title: "Every order is what its events make of it, deadlines included", find: found("state") },
    { id: "postings_are_the_laws", rule: "1, I18", title: "Every event posted exactly what the law posts for it", find: found("entries") },
    { id: "standing_is_the_fold", rule: "11, I6", title: "Every store and every buyer's account is what its events make of it", find: found("standing") },
    { id: "metrics_are_the_logs", rule: "26", title: "Every counter is what the log adds up to", find: found("metrics") },
    { id: "everyone_was_told_once", rule: "25", title: "Everybody who must know was told exactly once", find: found("notices") },
  ];
}
