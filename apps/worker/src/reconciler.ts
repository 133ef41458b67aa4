import type { Db } from "@souk/db";
import { carryOut } from "./advance-loop.ts";
import { drainWorld } from "./drain.ts";
import type { House } from "./house.ts";
import { relayWorld } from "./relay.ts";
import { assessStores, followStores } from "./stores.ts";

/** How often the outbox and new advances are looked for. Each look is one statement over small indexes. */
const lookMs = 200;
/** While the queue wakes us, due deadlines are looked for by ourselves only this often. */
const reconcileMs = 1_000;
/** In live worlds signs of fraud are looked for this often; whether they are measured depends on the world's own time. */
const assessMs = 60_000;
/** Wake-ups nearer than this are rung for; the queue may have been emptied since, so each is rung for again now and then. */
const armAheadSeconds = 60;
const armAgainMs = 20_000;

/** What is to do, over all worlds, as the control tables tell. */
interface Work {
  readonly due: readonly number[];
  readonly soon: readonly { readonly worldId: number; readonly dueInMs: number }[];
  readonly outbox: readonly number[];
  /** Worlds where orders have yet to follow their store. */
  readonly followers: readonly number[];
  readonly advances: readonly { readonly worldId: number; readonly advanceNo: number }[];
  readonly lagMs: number;
}

/**
 * The loop that is enough by itself: finds worlds with due deadlines and drains them, arms the queue, sends off the outbox, begins new
 * advances and takes up those whose worker has died. It runs in every worker; none of them leads.
 */
export class Reconciler {
  readonly #house: House;
  readonly #isQueueHeard: () => boolean;
  readonly #armed = new Map<number, number>();
  #reconciled = Number.NEGATIVE_INFINITY;
  #assessed = performance.now();
  #blind = false;

  constructor(house: House, isQueueHeard: () => boolean) {
    this.#house = house;
    this.#isQueueHeard = isQueueHeard;
  }

  /** Looks until the process is to end. */
  async run(): Promise<void> {
    const { stopping } = this.#house;
    while (!stopping.aborted) {
      await this.look();
      await pause(lookMs, stopping);
    }
  }

  /** One look; what it finds is begun, not waited for. Never rejects: the database may be away. */
  async look(): Promise<void> {
    const { db, log, tally } = this.#house;
    try {
      this.#begin(await findWork(db));
      if (performance.now() - this.#assessed > assessMs) await this.#assess();
      tally.lastLook = performance.now();
      if (this.#blind) log.info("the database is back");
      this.#blind = false;
    } catch (error) {
      if (!this.#blind) log.error({ err: error }, "the database does not answer; looking again until it does");
      this.#blind = true;
    }
  }

  #begin({ due, soon, outbox, followers, advances, lagMs }: Work): void {
    const house = this.#house;
    house.tally.lagMs = lagMs;
    for (const worldId of outbox) void relayWorld(house, worldId);
    for (const worldId of followers) void followStores(house, worldId);
    for (const advance of advances) void carryOut(house, advance);
    if (this.#isQueueHeard() && performance.now() - this.#reconciled < reconcileMs) return;
    this.#reconciled = performance.now();
    for (const worldId of due) void drainWorld(house, worldId, "reconciler");
    for (const { worldId, dueInMs } of soon) this.#arm(worldId, dueInMs);
  }

  async #assess(): Promise<void> {
    this.#assessed = performance.now();
    const live = await this.#house.db<{ id: number }[]>`select id from worlds where mode = 'live' order by id`;
    for (const { id } of live) void assessStores(this.#house, id, { act: true });
  }

  #arm(worldId: number, dueInMs: number): void {
    const now = performance.now();
    if (now < (this.#armed.get(worldId) ?? 0)) return;
    if (this.#armed.size > 10_000) this.#armed.clear();
    this.#armed.set(worldId, now + Math.min(armAgainMs, dueInMs));
    void this.#house.bell.ring(worldId, dueInMs);
  }
}

async function findWork(db: Db): Promise<Work> {
  const [work] = await db<Work[]>`
    select
      array(select u.world_id from world_wakeups u join worlds w on w.id = u.world_id and w.mode = 'live'
        where u.next_real_due <= clock_timestamp() order by u.next_real_due limit 100) as due,
      (select coalesce(json_agg(s), '[]') from (
        select u.world_id as "worldId", extract(epoch from u.next_real_due - clock_timestamp())::float8 * 1000 as "dueInMs"
        from world_wakeups u join worlds w on w.id = u.world_id and w.mode = 'live'
        where u.next_real_due > clock_timestamp() and u.next_real_due < clock_timestamp() + make_interval(secs => ${armAheadSeconds})
        order by u.next_real_due limit 200) s) as soon,
      array(select world_id from world_wakeups where outbox_pending limit 100) as outbox,
      array(select world_id from world_wakeups where followers_pending limit 100) as followers,
      (select coalesce(json_agg(a), '[]') from (
        select world_id as "worldId", no as "advanceNo" from advances
        where status = 'advancing' and (at = from_at or heartbeat < clock_timestamp() - interval '10 seconds') limit 50) a) as advances,
      coalesce((select extract(epoch from clock_timestamp() - min(u.next_real_due))::float8 * 1000
        from world_wakeups u join worlds w on w.id = u.world_id and w.mode = 'live' where u.next_real_due <= clock_timestamp()), 0) as lag_ms`;
  if (!work) throw new Error("the database answered without a row");
  return work;
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopping.addEventListener("abort", done, { once: true });
  });
}
