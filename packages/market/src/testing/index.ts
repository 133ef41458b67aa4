import { connect, inWorld, readSlice, type Db } from "@souk/db";
import { presets, type Minor, type Ms, type Order, type OrderCommand, type Policy } from "@souk/rulebook";
import { drawRefund, type InstrumentFacts } from "@souk/sim";
import { afterAll, expect, onTestFinished } from "vitest";
import { runAdvance, startAdvance, type AdvanceAsked } from "../advance.ts";
import { payOrders, type Payment } from "../checkout/pay.ts";
import { placeCheckout, type Placed } from "../checkout/place.ts";
import { getClock } from "../clock.ts";
import { checkInvariants } from "../invariants/index.ts";
import { listPeople, type Person } from "../people/people.ts";
import { playOrder, type Outcome, type Player } from "../play.ts";
import type { Carrier } from "../scenarios/index.ts";
import { createWorld, deleteWorld } from "../worlds/create.ts";
import { defaultStart } from "../worlds/input.ts";
import type { World } from "../worlds/view.ts";

export { defaultStart };
export { sumsOfRows } from "./rows.ts";

let pool: Db | null = null;

/** The pool of this test file, as the application's own role. */
export function testDb(): Db {
  if (!pool) {
    pool = connect(undefined, { max: 10, name: "souk-test" });
    afterAll(async () => {
      await pool?.end();
      pool = null;
    });
  }
  return pool;
}

export interface FreshOptions {
  readonly seed?: string;
  readonly start?: Ms;
  readonly policy?: Partial<Policy>;
  readonly orders?: number;
  readonly carrier?: Carrier;
  readonly clock?: { readonly mode: "live" | "paused"; readonly rate?: number };
  /** The test breaks promises on purpose: they are not checked at its end. */
  readonly broken?: boolean;
}

/** A world of a test's own. It is checked against every invariant and deleted when the test has passed, and kept when it failed. */
export interface TestWorld {
  readonly db: Db;
  readonly world: World;
  readonly id: number;
  readonly people: readonly Person[];
  /** A player by name ("mira"), with an idempotency key of the test's choice. */
  readonly as: (who: string, key?: string) => Player;
  /** The seller of the store an order is of. */
  readonly sellerOf: (orderNo: number) => Promise<Player>;
  readonly play: (player: Player, orderNo: number, command: OrderCommand) => Promise<Outcome>;
  /** Buys one unit, or as many as said, of articles by title; pays unless told not to. Answers the order numbers. */
  readonly buy: (options?: BuyOptions) => Promise<readonly number[]>;
  readonly place: (options?: BuyOptions) => Promise<Placed>;
  readonly pay: (player: Player, orderNo: number, with_?: { readonly instrument?: string; readonly wallet?: Minor }) => Promise<Payment>;
  readonly variant: (title: string, options?: string) => Promise<number>;
  readonly now: () => Promise<Ms>;
  /** Turns the clock and returns when all that fell due has happened. */
  readonly advance: (asked: AdvanceAsked | Ms) => Promise<void>;
  /** Moves the clock without any worker having run: what falls due is only noticed by whoever comes next. */
  readonly jump: (by: Ms) => Promise<void>;
  /** The order as its rows say, without settling anything. */
  readonly order: (orderNo: number) => Promise<Order>;
  /** `type at` of each event of an order, with instants counted from the world's start. */
  readonly log: (orderNo: number) => Promise<readonly string[]>;
  /** The sum of the entries on an account; a liability is negative. */
  readonly ledger: (account: string) => Promise<Minor>;
  readonly stock: (variantId: number) => Promise<{ readonly onHand: number; readonly reserved: number }>;
  readonly grant: (grantId: number) => Promise<{ readonly state: string; readonly expiresAt: Ms; readonly restored: boolean }>;
}

export interface BuyOptions {
  readonly by?: string;
  readonly articles?: readonly string[];
  readonly quantity?: number;
  readonly coupons?: "best" | readonly number[];
  readonly instrument?: string;
  readonly wallet?: Minor;
  readonly unpaid?: boolean;
}

/** Makes a world for the test that calls it. Its seed is the test's name and the seed of the run unless given, and printed when the test fails. */
export async function freshWorld(scenario = "shop", options: FreshOptions = {}): Promise<TestWorld> {
  const db = testDb();
  const seed = options.seed ?? orderlySeed(expect.getState().currentTestName ?? "any test");
  const { start, clock, policy, orders, carrier } = options;
  const world = await createWorld(db, {
    scenario,
    seed,
    clock: { ...(start !== undefined && { start }), mode: clock?.mode ?? "paused", ...(clock?.rate !== undefined && { rate: clock.rate }) },
    overrides: { ...(policy && { policy }), ...(orders !== undefined && { orders }), ...(carrier && { carrier }) },
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") {
      process.stderr.write(`kept world ${world.slug} (scenario ${scenario}, seed ${seed}) of "${task.name}"\n`);
      return;
    }
    if (!options.broken) await expectPromisesHold(db, world.id);
    await deleteWorld(db, world.id);
  });
  return handleOf(db, world, await listPeople(db, world.id));
}

/** Orders of a test's world that may be refunded, and how often each. */
const [ordersLooked, refundsLooked] = [12, 3];

/** A seed of the run's and the test's own under which banks pay back as they should: when they do not, a test says so itself. */
function orderlySeed(testName: string): string {
  const card: InstrumentFacts = { id: 1, buyerId: 1, rail: "card", label: "a card", behaviour: "normal" };
  for (let k = 0; ; k += 1) {
    const seed = `${process.env["SOUK_SEED"]}.${k} ${testName}`.slice(0, 100);
    const fates = Array.from({ length: ordersLooked * refundsLooked }, (_, at) =>
      drawRefund(seed, 1_001 + Math.floor(at / refundsLooked), 1 + (at % refundsLooked), card, presets.souk),
    );
    if (fates.every((fate) => fate?.outcome === "credited")) return seed;
  }
}

/** Fails with every promise that does not hold, by name and place. */
export async function expectPromisesHold(db: Db, worldId: number): Promise<void> {
  const { checks } = await checkInvariants(db, worldId);
  const broken = checks
    .filter((check) => check.violations.length > 0)
    .flatMap(({ id, violations }) => violations.map(({ where, what }) => `${id} at ${where}: ${what}`));
  expect(broken).toEqual([]);
}

export const playerOf = (worldId: number, person: Person, key?: string): Player => ({
  worldId,
  party: person.role,
  person: person.id,
  storeId: person.storeId,
  once: key === undefined ? null : { key, hash: `hash of ${key}` },
});

function handleOf(db: Db, world: World, people: readonly Person[]): TestWorld {
  const { id } = world;
  const named = (who: string): Person => {
    const person = people.find((p) => p.email.startsWith(`${who}@`) || (who === "admin" && p.role === "admin"));
    if (!person) throw new Error(`nobody is called ${who} here`);
    return person;
  };
  const as = (who: string, key?: string): Player => playerOf(id, named(who), key);
  const reading = <T>(work: Parameters<typeof inWorld<T>>[2]): Promise<T> => inWorld(db, id, work, { readOnly: true });
  const one = async <T extends object>(query: string, values: readonly (string | number)[]): Promise<T> => {
    const [row] = await reading(({ sql }) => sql.unsafe<T[]>(query, [id, ...values]));
    if (!row) throw new Error(`no row: ${query}`);
    return row;
  };
  const variant = async (title: string, options?: string): Promise<number> => {
    const row = await one<{ id: number }>(
      "select v.id from variants v join listings l on l.world_id = v.world_id and l.id = v.listing_id where v.world_id = $1 and l.title = $2 and ($3 = '' or v.options = $3) order by v.id limit 1",
      [title, options ?? ""],
    );
    return row.id;
  };
  const order = async (orderNo: number): Promise<Order> => {
    const { slice } = await reading((tx) => readSlice(tx, { orders: [orderNo] }));
    const cell = slice.orders.get(orderNo);
    if (!cell) throw new Error(`there is no order ${orderNo}`);
    return cell.order;
  };
  const place = async ({ by = "mira", articles = ["Desk lamp"], quantity = 1, coupons = [] }: BuyOptions = {}): Promise<Placed> => {
    const lines = await Promise.all(articles.map(async (title) => ({ variantId: await variant(title), quantity })));
    return placeCheckout(db, as(by), { lines, ...(coupons === "best" ? {} : { couponGrantIds: coupons }) });
  };
  const instrumentOf = async (player: Player, label?: string): Promise<number> => {
    const row = await one<{ id: number }>(
      "select id from instruments where world_id = $1 and buyer_id = $2 and ($3 = '' and behaviour = 'normal' or $3 <> '' and label like $3 || '%') order by id limit 1",
      [player.person ?? 0, label ?? ""],
    );
    return row.id;
  };
  const pay: TestWorld["pay"] = async (player, orderNo, { instrument, wallet = 0 } = {}) =>
    payOrders(db, player, { orderNo, wallet, instrumentId: await instrumentOf(player, instrument) });

  return {
    db,
    world,
    id,
    people,
    as,
    sellerOf: async (orderNo) => {
      const { storeId } = await order(orderNo);
      const seller = people.find((p) => p.storeId === storeId);
      if (!seller) throw new Error(`store ${storeId} has no seller`);
      return playerOf(id, seller);
    },
    play: (player, orderNo, command) => playOrder(db, player, orderNo, command),
    place,
    buy: async (options = {}) => {
      const { outcome } = await place(options);
      if (outcome.kind !== "done") throw new Error(`could not buy: ${JSON.stringify(outcome)}`);
      if (options.unpaid) return outcome.orders;
      const player = as(options.by ?? "mira");
      for (const orderNo of outcome.orders) {
        const paid = await pay(player, orderNo, {
          ...(options.instrument !== undefined && { instrument: options.instrument }),
          ...(options.wallet !== undefined && { wallet: options.wallet }),
        });
        if (paid.outcome.kind !== "done") throw new Error(`could not pay: ${JSON.stringify(paid)}`);
      }
      return outcome.orders;
    },
    pay,
    variant,
    now: async () => (await getClock(db, id)).now,
    advance: async (asked) => {
      const started = await startAdvance(db, id, typeof asked === "number" ? { by: asked } : asked);
      const ended = await runAdvance(db, id, started.no);
      if (ended.status !== "ready") throw new Error(`the advance ended ${ended.status}: ${ended.error?.message ?? ""}`);
    },
    jump: async (by) => {
      await inWorld(db, id, ({ sql }) => sql`select set_clock(${id}, null, null, (select anchor_virtual + ${by} from worlds where id = ${id}))`);
    },
    order,
    log: async (orderNo) => {
      const rows = await reading(
        ({ sql }) => sql<{ type: string; at: Ms }[]>`select type, at from events where world_id = ${id} and stream = ${`order:${orderNo}`} order by n`,
      );
      return rows.map(({ type, at }) => `${type} ${spanText(at - world.clock.now)}`);
    },
    ledger: async (account) =>
      (await one<{ sum: Minor }>("select coalesce(sum(amount), 0)::bigint as sum from entries where world_id = $1 and account = $2", [account])).sum,
    stock: (variantId) => one("select on_hand, reserved from variants where world_id = $1 and id = $2", [variantId]),
    grant: (grantId) => one("select state, expires_at, restored from coupon_grants where world_id = $1 and id = $2", [grantId]),
  };
}

/** "72:00:00" or "0:02:00.001" for a span of the world's time. */
function spanText(span: Ms): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const rest = Math.abs(span) % 1_000;
  const whole = Math.floor(Math.abs(span) / 1_000);
  const text = `${Math.floor(whole / 3_600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`}`;
  return span < 0 ? `-${text}` : text;
}
