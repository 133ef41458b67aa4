import { once } from "node:events";
import { connectOwner } from "@souk/db";
import {
  connect,
  createWorld,
  type Db,
  deleteWorld,
  followNext,
  followProgress,
  listPeople,
  placeCheckout,
  type Player,
  playStore,
  setCartQuantity,
} from "@souk/market";
import { type Figure, round, timed } from "./figures.ts";
import { startWorker } from "./worker.ts";
import { copyRowsMs, roundTripMs, rowsOf } from "./yardsticks.ts";

const orders = 2_000;
/** Which store of the catalogue they are of. */
const store = 1;
const kills = 3;

const freeze = { on: "freeze_store", reason: "Complaints from many buyers" } as const;
const block = { on: "block_store", note: "No proof came" } as const;

/** A store with two thousand paid orders that is frozen, and one that is annulled while its worker is killed again and again. */
export async function stores(): Promise<Figure[]> {
  const db = connect(undefined, { name: "souk-bench" });
  const owner = connectOwner();
  try {
    return [await frozen(db, owner), await annulled(db, owner)];
  } finally {
    await Promise.all([db.end(), owner.end()]);
  }
}

type Owner = ReturnType<typeof connectOwner>;

const made = (db: Db, seed: string) => createWorld(db, { scenario: "orders-n", seed, overrides: { orders, store } });

async function adminOf(db: Db, worldId: number): Promise<Player> {
  const admin = (await listPeople(db, worldId)).find(({ role }) => role === "admin");
  return { worldId, party: "admin", person: admin?.id ?? null, storeId: null, once: null };
}

async function frozen(db: Db, owner: Owner): Promise<Figure> {
  const world = await made(db, "freeze");
  const admin = await adminOf(db, world.id);
  const rows = await rowsOf(owner, world.id);
  const copy = await copyRowsMs(owner, world.id, 3);
  let refusedAfterMs = 0;
  const { ms } = await timed(async () => {
    const outcome = await playStore(db, admin, store, freeze);
    if (outcome.kind !== "done") throw new Error(`the freeze was ${outcome.kind}`);
    const { ms: waited, answer } = await timed(() => buy(db, world.id));
    if (answer !== "store_not_selling") throw new Error(`a frozen store answered a buyer with ${answer}`);
    refusedAfterMs = waited;
    while ((await followNext(db, world.id)).left > 0);
  });
  const [count] = await owner<{ n: number }[]>`
    select count(*)::int as n from orders where world_id = ${world.id} and store_id = ${store} and frozen = '{store_investigation}'`;
  if (count?.n !== orders) throw new Error(`${count?.n} of ${orders} orders are frozen`);
  await deleteWorld(db, world.id);
  return {
    id: "freeze_2000_s",
    value: round(ms / 1_000, 2),
    unit: "s",
    reach: "<= 10",
    yardstick: `a buyer who came right after was refused in ${round(refusedAfterMs)} ms; the server alone copies all ${rows} rows of that world in ${copy} ms; select 1 takes ${await roundTripMs(owner)} ms`,
  };
}

/** What the law tells a buyer who puts something of the store into the cart and wants to have it. */
async function buy(db: Db, worldId: number): Promise<string> {
  const buyer = (await listPeople(db, worldId)).find(({ role }) => role === "buyer");
  const player: Player = { worldId, party: "buyer", person: buyer?.id ?? null, storeId: null, once: null };
  await setCartQuantity(db, player, { variantId: 1, quantity: 1 });
  const { outcome } = await placeCheckout(db, player);
  return outcome.kind === "refused" ? outcome.refusal.code : outcome.kind;
}

async function annulled(db: Db, owner: Owner): Promise<Figure> {
  const world = await made(db, "annul");
  const admin = await adminOf(db, world.id);
  await playStore(db, admin, store, freeze);
  while ((await followNext(db, world.id)).left > 0);

  let worker = await startWorker();
  const left = async () => (await followProgress(db, world.id, store))?.left ?? 0;
  const { ms } = await timed(async () => {
    const outcome = await playStore(db, admin, store, block);
    if (outcome.kind !== "done") throw new Error(`the block was ${outcome.kind}`);
    for (let k = 1; k <= kills; k += 1) {
      const goal = orders - (orders / (kills + 1)) * k;
      while ((await left()) > goal);
      worker.kill("SIGKILL");
      await once(worker, "exit");
      worker = await startWorker();
    }
    while ((await left()) > 0);
  });
  worker.kill("SIGKILL");
  const [books] = await owner<{ closed: number; refunds: number; refunded: number; wrong: number }[]>`
    select count(*) filter (where o.close_reason = 'annulled')::int as closed, coalesce(sum(r.times), 0)::int as refunds, count(r.times)::int as refunded,
      count(*) filter (where r.amount is distinct from o.total)::int as wrong
    from orders o left join (select order_no, count(*) as times, sum(amount) as amount from refunds where world_id = ${world.id} group by order_no) r on r.order_no = o.no
    where o.world_id = ${world.id} and o.store_id = ${store}`;
  if (books?.closed !== orders || books.refunds !== orders || books.refunded !== orders || books.wrong !== 0)
    throw new Error(`not every order was refunded once and in full: ${JSON.stringify(books)}`);
  await deleteWorld(db, world.id);
  return {
    id: "annul_2000_s",
    value: round(ms / 1_000, 2),
    unit: "s",
    reach: "<= 60",
    yardstick: `the worker was killed ${kills} times on the way; ${books.refunds} refunds for ${books.refunded} orders`,
  };
}
