import { inWorld, type Db, type WorldTx } from "@souk/db";
import { days, hours, isHit, proposalOf, scoreOf, signals, type Measure, type Ms, type Policy, type SignalKey, type StoreCommand } from "@souk/rulebook";
import { NotFound } from "../errors.ts";
import { playStore, type StoreOutcome } from "../stores/play-store.ts";
import { signalQueries } from "./queries.ts";

/** So many orders are named behind each number. */
const evidenceMax = 50;

/** Signs are measured afresh when this much of the world's time has passed. */
const measureEvery: Ms = hours(6);

/** Points are given once in this time. */
const pointsEvery: Ms = days(7);

/** What was cleared by a person is left alone for so long. */
const truce: Ms = days(7);

/** Points for one false shipment that a verdict has proved. */
const pointsPerFalseShipment = 3;

/** One sign of fraud about a store or a buyer, with the orders behind it. */
export interface Sign extends Measure {
  readonly subject: string;
  readonly hit: boolean;
  readonly evidence: readonly number[];
}

export interface Assessment {
  readonly at: Ms;
  readonly signs: readonly Sign[];
  readonly scores: readonly { readonly subject: string; readonly score: number; readonly proposal: "none" | "review" | "freeze" }[];
  /** What was done about stores, where it was asked for. */
  readonly acted: readonly { readonly storeId: number; readonly command: StoreCommand["on"]; readonly kind: StoreOutcome["kind"] }[];
}

/**
 * Measures every sign of fraud of a world from its orders and events, adds them up per store and buyer, and keeps both. With `act` it does what
 * the law asks for by itself: a store over the first threshold gets under review, one over the second is frozen where the policy says so and
 * proposed for it elsewhere, and once a week points are given. null when measured a short while ago, unless `force`.
 */
export async function assessWorld(
  db: Db,
  worldId: number,
  { act = false, force = false }: { readonly act?: boolean; readonly force?: boolean } = {},
): Promise<Assessment | null> {
  const measured = await inWorld(db, worldId, (tx) => measure(tx, force), { statementTimeoutMs: 30_000 });
  if (!measured) return null;
  const acted = act ? await actOn(db, worldId, measured) : [];
  const { at, signs, scores } = measured;
  return { at, signs, scores, acted };
}

interface Measured extends Omit<Assessment, "acted"> {
  readonly policy: Policy;
  /** When points were last given; null is never. */
  readonly pointsAt: Ms | null;
}

async function measure(tx: WorldTx, force: boolean): Promise<Measured | null> {
  const { sql, worldId } = tx;
  // One at a time: whoever comes meanwhile finds it measured.
  await sql`select pg_advisory_xact_lock(9, ${worldId})`;
  const [world] = await sql<{ now: Ms; policy: Policy; measuredAt: Ms | null; pointsAt: Ms | null }[]>`
    select world_now(w) as now, p.values as policy, m.measured_at, m.points_at from worlds w join policies p on p.world_id = w.id and p.version = w.policy_version
    left join measurements m on m.world_id = w.id where w.id = ${worldId}`;
  if (!world) throw new NotFound("world");
  const { now, policy, measuredAt, pointsAt } = world;
  if (!force && measuredAt !== null && now < measuredAt + measureEvery) return null;

  const signs: Sign[] = [];
  for (const { key, windowDays } of signals) {
    const rows = await sql.unsafe<{ subject: string; value: number; volume: number; evidence: number[] }[]>(
      `select * from (${signalQueries[key as SignalKey]}) measured where $2::bigint > 0 and $3::bigint > 0`,
      [worldId, now, now - days(windowDays)],
    );
    for (const { subject, value, volume, evidence } of rows) {
      const one: Measure = { key: key as SignalKey, value, volume };
      signs.push({ ...one, subject, hit: isHit(one), evidence: evidence.toSorted((a, b) => b - a).slice(0, evidenceMax) });
    }
  }
  const scores = Array.from(bySubject(signs), ([subject, own]) => ({
    subject,
    score: scoreOf(own),
    proposal: subject.startsWith("store:") ? proposalOf(own, policy) : ("none" as const),
  }));
  await keep(tx, now, signs, scores);
  return { at: now, signs, scores, policy, pointsAt };
}

function bySubject(signs: readonly Sign[]): Map<string, Sign[]> {
  const groups = new Map<string, Sign[]>();
  for (const sign of signs) {
    const group = groups.get(sign.subject);
    if (group) group.push(sign);
    else groups.set(sign.subject, [sign]);
  }
  return groups;
}

async function keep({ sql, worldId }: WorldTx, now: Ms, signs: readonly Sign[], scores: Assessment["scores"]): Promise<void> {
  await sql`delete from signals where world_id = ${worldId}`;
  await sql`
    insert into signals (world_id, subject, key, value, volume, hit, evidence, at)
    select ${worldId}, r.subject, r.key, r.value, r.volume, r.hit, r.evidence, ${now}
    from jsonb_to_recordset(${JSON.stringify(signs)}::text::jsonb) as r(subject text, key text, value float8, volume int, hit boolean, evidence jsonb)`;
  await sql`delete from scores where world_id = ${worldId}`;
  await sql`
    insert into scores (world_id, subject, score, proposal, at)
    select ${worldId}, r.subject, r.score, r.proposal, ${now}
    from jsonb_to_recordset(${JSON.stringify(scores)}::text::jsonb) as r(subject text, score int, proposal text)`;
  await sql`
    insert into measurements (world_id, measured_at) values (${worldId}, ${now}) on conflict (world_id) do update set measured_at = excluded.measured_at`;
}

async function actOn(db: Db, worldId: number, { at, signs, scores, policy, pointsAt }: Measured): Promise<Assessment["acted"]> {
  const acted: { storeId: number; command: StoreCommand["on"]; kind: StoreOutcome["kind"] }[] = [];
  const left = new Set(await leftAlone(db, worldId, at - truce));
  const play = async (storeId: number, command: StoreCommand): Promise<void> => {
    const { kind } = await playStore(db, { worldId, party: "clock", person: null, storeId: null, once: null }, storeId, command);
    acted.push({ storeId, command: command.on, kind });
  };
  const hits = (storeId: number) => signs.filter((sign) => sign.subject === `store:${storeId}` && sign.hit);
  const reasonFor = (storeId: number): string =>
    `Signs of fraud: ${hits(storeId)
      .map(({ key }) => key)
      .join(", ")}`;
  for (const { subject, proposal } of scores) {
    const storeId = Number(subject.slice(subject.indexOf(":") + 1));
    if (proposal === "none" || left.has(storeId)) continue;
    const freezes = proposal === "freeze" && policy.autoFreeze;
    const wanted: StoreCommand = freezes ? { on: "freeze_store", reason: reasonFor(storeId) } : { on: "put_under_review", reason: reasonFor(storeId) };
    if (await stands(db, worldId, storeId, freezes ? ["active", "under_review"] : ["active"])) await play(storeId, wanted);
  }
  if (policy.sellerPoints && (pointsAt === null || at >= pointsAt + pointsEvery)) {
    for (const { storeId, points, reason } of await pointsFor(db, worldId, signs, pointsAt ?? at - pointsEvery))
      if (await stands(db, worldId, storeId, ["active", "under_review"])) await play(storeId, { on: "give_points", points, reason });
    await inWorld(db, worldId, ({ sql }) => sql`update measurements set points_at = ${at} where world_id = ${worldId}`);
  }
  return acted;
}

const stands = (db: Db, worldId: number, storeId: number, states: readonly string[]): Promise<boolean> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [store] = await sql<{ state: string }[]>`select state from stores where world_id = ${worldId} and id = ${storeId}`;
      return store !== undefined && states.includes(store.state);
    },
    { readOnly: true },
  );

/** Stores a person has cleared since `from`. */
const leftAlone = (db: Db, worldId: number, from: Ms): Promise<number[]> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const rows = await sql<{ id: number }[]>`
        select distinct split_part(stream, ':', 2)::int as id from events
        where world_id = ${worldId} and at >= ${from} and stream like 'store:%' and type in ('review_cleared', 'store_released')`;
      return rows.map(({ id }) => id);
    },
    { readOnly: true },
  );

/** A point for each measured share over its limit, three for each false shipment proved since `from` (rules.md 3.7). */
async function pointsFor(db: Db, worldId: number, signs: readonly Sign[], from: Ms): Promise<{ storeId: number; points: number; reason: string }[]> {
  const proved = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ storeId: number; n: number }[]>`
      select o.store_id, count(*)::int as n from disputes d join orders o on o.world_id = ${worldId} and o.no = d.order_no
      join verdicts v on v.world_id = ${worldId} and v.order_no = d.order_no and v.dispute_no = d.no and v.liability = 'seller'
      where d.world_id = ${worldId} and d.state = 'final' and d.reason = 'invalid_tracking' and d.ended_at >= ${from} group by o.store_id`,
    { readOnly: true },
  );
  const shares = new Set(signals.filter(({ about, unit, ranks }) => about === "seller" && unit === "share" && !ranks).map(({ key }) => key));
  const over = bySubject(signs.filter(({ subject, key, hit }) => hit && subject.startsWith("store:") && shares.has(key)));
  const stores = new Set([...Array.from(over.keys(), (subject) => Number(subject.slice("store:".length))), ...proved.map(({ storeId }) => storeId)]);
  return [...stores]
    .toSorted((a, b) => a - b)
    .map((storeId) => {
      const own = over.get(`store:${storeId}`) ?? [];
      const lies = proved.find((row) => row.storeId === storeId)?.n ?? 0;
      const points = Math.min(15, own.length + lies * pointsPerFalseShipment);
      return { storeId, points, reason: [...own.map(({ key }) => key), ...(lies > 0 ? ["false_shipment"] : [])].join(", ") };
    });
}
