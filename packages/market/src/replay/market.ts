import { inWorld, insertRows, openTurn, save, schema, type Db, type WorldTx } from "@souk/db";
import type { Minor } from "@souk/rulebook";
import { firstNo, resultOf, run, Script, type Ended, type TraceSetting } from "@souk/sim";
import { digestOf } from "../digest.ts";
import { checkInvariants } from "../invariants/index.ts";
import { noChanges } from "../no-changes.ts";
import { ports } from "../ports.ts";
import { newSlug, startClock, statementTimeoutMs } from "../worlds/create.ts";
import { insertContent } from "../worlds/fill.ts";
import { getWorldById, type World } from "../worlds/view.ts";
import { contentOfTraces } from "./content.ts";
import { openingEvent } from "./opening.ts";
import type { Replayed, ReplayMoney } from "./report.ts";

/** Acts of people, and deadlines, that one turn takes on: one open, one run, one save. */
const turnSize = 500;

/**
 * Replays a recording in a fresh world of the database: the recorded people make their moves in turns of some hundred, each one open, one
 * run of the loop and one save, while the world's clock goes on and its deadlines fire, until no timer is left. The world stays, its clock
 * standing where the last thing happened.
 */
export async function replayInMarket(
  db: Db,
  setting: TraceSetting,
  progress: (done: number, total: number) => void = () => {},
): Promise<Replayed & { readonly world: World }> {
  const worldId = await loaded(db, setting);
  const script = new Script(setting);
  let fired = 0;
  for (let turn = await takeTurn(db, worldId, setting, script); turn !== null; turn = await takeTurn(db, worldId, setting, script)) {
    fired += turn;
    progress(script.done, script.total);
  }
  await inWorld(db, worldId, (tx) => startClock(tx, { mode: "paused", rate: 1 }), { statementTimeoutMs });

  const { checks } = await checkInvariants(db, worldId);
  const world = await getWorldById(db, worldId);
  return {
    world,
    results: await inWorld(db, worldId, (tx) => readResults(tx, setting), { readOnly: true, statementTimeoutMs }),
    requests: script.requests,
    money: await inWorld(db, worldId, readMoney, { readOnly: true, statementTimeoutMs }),
    fired,
    lastAt: world.clock.now,
    digest: await digestOf(db, worldId),
    broken: checks.flatMap(({ id, violations }) => violations.map((violation) => ({ promise: id, ...violation }))),
  };
}

/** A world with everybody and everything of the recording, and no order yet. */
async function loaded(db: Db, setting: TraceSetting): Promise<number> {
  const content = contentOfTraces(setting);
  const { policy, checkouts, drafts, seed, start } = setting;
  const [next] = await db<{ id: number }[]>`select nextval('worlds_id_seq')::int as id`;
  if (!next) throw new Error("the sequence of worlds answered nothing");
  await inWorld(
    db,
    next.id,
    async (tx) => {
      await tx.sql`
        insert into worlds (id, slug, name, scenario, seed, currency, zone, carrier, mode, anchor_virtual, policy_version, next_order_no, next_checkout_no)
        values (${next.id}, ${newSlug()}, 'Replayed market', 'replay', ${seed}, ${content.currency}, ${content.zone}, 'by_hand', 'paused', ${start}, ${policy.version},
          ${firstNo + drafts.length}, ${firstNo + checkouts.length})`;
      await insertRows(tx, schema.policies, [{ version: policy.version, preset: policy.preset, values: policy, at: start }]);
      await insertContent(tx, content);
      await insertRows(tx, schema.checkouts, checkouts);
      await save(tx, noChanges, { before: new Map(), events: [openingEvent(setting)] });
    },
    { statementTimeoutMs },
  );
  return next.id;
}

/** One turn: what the next acts and the deadlines before them need is opened, played and saved. Answers how many deadlines fired; null when all is over. */
const takeTurn = (db: Db, worldId: number, setting: TraceSetting, script: Script): Promise<number | null> =>
  inWorld(
    db,
    worldId,
    async (tx) => {
      const wanted = script.reach(turnSize) ?? Number.MAX_SAFE_INTEGER;
      const involved = [...script.involved(wanted)];
      const drafts = involved.flatMap((i) => setting.drafts[i] ?? []);
      const opened = await openTurn(tx, {
        until: wanted,
        limit: turnSize,
        orders: drafts.map(({ no }) => no),
        stores: distinct(drafts.map(({ storeId }) => storeId)),
        buyers: distinct(drafts.map(({ buyerId }) => buyerId)),
        variants: distinct(drafts.flatMap(({ lines }) => lines.map(({ variantId }) => variantId))),
      });
      if (opened.kind === "idle") return null;
      const { slice, until, before } = opened;
      const changes = run(slice, script.upTo(until, slice), until, ports);
      await save(tx, changes, { before, policies: slice.policies, clockAt: changes.lastAt ?? until });
      return changes.fired;
    },
    // The script has gone on by then: a turn that was lost cannot be taken again.
    { statementTimeoutMs, retries: 0 },
  );

const distinct = (numbers: readonly number[]): number[] => [...new Set(numbers)];

async function readResults({ sql, worldId }: WorldTx, { traces }: TraceSetting): Promise<Replayed["results"]> {
  const rows = await sql<Ended[]>`
    select no, close_reason, closed_at, shipped_at, coalesce(refunded, 0) as refunded
    from orders left join (select order_no, sum(amount)::bigint as refunded from refunds where world_id = ${worldId} group by order_no) r on order_no = no
    where world_id = ${worldId} order by no`;
  return rows.map((row) => resultOf(traces[row.no - firstNo]?.id ?? "", row));
}

async function readMoney({ sql, worldId }: WorldTx): Promise<ReplayMoney> {
  const [money] = await sql<{ paid: Minor; refunded: Minor; held: Minor; commission: Minor }[]>`
    select (select coalesce(sum(amount), 0)::bigint from tenders where world_id = ${worldId}) as paid,
      (select coalesce(sum(amount), 0)::bigint from refunds where world_id = ${worldId}) as refunded,
      (select coalesce(sum(held + escrow), 0)::bigint from orders where world_id = ${worldId}) as held,
      (select coalesce(-sum(amount), 0)::bigint from entries where world_id = ${worldId} and account = 'R:commission') as commission`;
  if (!money) throw new Error("the database answered without a row");
  return money;
}
