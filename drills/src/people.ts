import { randomUUID } from "node:crypto";
import { inWorld } from "@souk/db";
import {
  createWorld,
  deleteWorld,
  digestOf,
  getAdvance,
  listPeople,
  type Outcome,
  payOrders,
  placeCheckout,
  type Player,
  playOrder,
  playStore,
  runAdvance,
  startAdvance,
  type World,
} from "@souk/market";
import { days, hours, type OrderCommand, type StoreCommand } from "@souk/rulebook";
import type { Client, Reply } from "./clients.ts";
import { cutConnections, crashPostgres, killRedis, silenceRedis } from "./servers.ts";
import { eventually, freePort, pause, type Program, well } from "./program.ts";
import { happened, mustBeSound, NotOnThisMachine, type Stage, turnOnce } from "./stage.ts";
import { openProxy } from "./proxy.ts";

/** Payment is verified at once, so that a life needs no turn of the clock. */
const prompt = { policy: { verifyBy: 0 } };

export interface Market {
  readonly world: World;
  readonly mira: Client;
  readonly seller: Client;
  /** The store of the article. */
  readonly storeId: number;
  readonly variantId: number;
  readonly instrumentId: number;
}

/** A shop with a buyer and the seller of one of its articles at the API. */
export async function market(stage: Stage, url: () => string): Promise<Market> {
  const world = await stage.world("shop", prompt);
  const [shelf] = await stage.owner<{ id: number; storeId: number }[]>`
    select v.id, l.store_id from variants v join listings l on l.world_id = v.world_id and l.id = v.listing_id
    join stores s on s.world_id = l.world_id and s.id = l.store_id
    where v.world_id = ${world.id} and v.mode = 'on_order' and s.auto_approve_window is null order by v.id limit 1`;
  if (!shelf) throw new Error("the shop is empty");
  await stage.owner`update variants set on_hand = 1000000 where world_id = ${world.id} and id = ${shelf.id}`;
  const staff = (await listPeople(stage.db, world.id)).find(({ storeId }) => storeId === shelf.storeId);
  const [instrument] = await stage.owner<{ id: number }[]>`
    select i.id from instruments i join people p on p.world_id = i.world_id and p.id = i.buyer_id
    where i.world_id = ${world.id} and p.email like 'mira@%' and i.behaviour = 'normal' order by i.id limit 1`;
  const [mira, seller] = [await stage.client(world, "mira", url), await stage.client(world, staff?.email.split("@")[0] ?? "", url)];
  return { world, mira, seller, storeId: shelf.storeId, variantId: shelf.id, instrumentId: instrument?.id ?? 0 };
}

async function placed({ mira, variantId }: Market): Promise<number> {
  const answer = await mira.write("buyer.checkout.place", { lines: [{ variantId, quantity: 1 }], couponGrantIds: [] });
  return (answer?.body["orders"] as { orderNo: number }[] | undefined)?.[0]?.orderNo ?? 0;
}

async function paid(m: Market): Promise<number> {
  const orderNo = await placed(m);
  await m.mira.write("buyer.orders.pay", { orderNo, instrumentId: m.instrumentId });
  return orderNo;
}

/** A whole life: bought, paid, regretted, approved. */
async function life(m: Market): Promise<void> {
  const orderNo = await paid(m);
  if (orderNo === 0) return;
  await m.mira.write("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
  await m.seller.write("seller.cancellations.approve", { orderNo });
}

/** Lives one after the other, several at once, until told to stop; answers how many. */
export function living(m: Market, atOnce = 4): { stop(): Promise<number> } {
  const over = new AbortController();
  let lives = 0;
  const all = Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (; !over.signal.aborted; lives += 1) await life(m);
    }),
  );
  return {
    async stop() {
      over.abort();
      await all;
      return lives;
    },
  };
}

const callsOf = ({ mira, seller }: Market): { answered: number; retried: number; lost: number; longestMs: number } => {
  const all = [...mira.answered, ...seller.answered];
  return {
    answered: all.length,
    retried: all.filter(({ tries }) => tries > 1).length,
    lost: mira.lost.length + seller.lost.length,
    longestMs: Math.round(Math.max(mira.longestMs, seller.longestMs)),
  };
};

async function mustHaveServed(stage: Stage, m: Market, lives: number): Promise<void> {
  await mustBeSound(stage, [m.world], [m.mira, m.seller]);
  const { answered, retried, lost, longestMs } = callsOf(m);
  stage.say(`${lives} lives, ${answered} calls answered, ${retried} of them after another try, ${lost} lost, the longest try ${longestMs} ms`);
  if (lives === 0) throw new Error("nobody got anything done");
  if (lost > 0) throw new Error(`${lost} calls were never answered`);
}

/** F5 and F6 for the API: connections cut and the server crashed while people shop. */
export async function shoppingThroughCrashes(stage: Stage): Promise<void> {
  const api = await stage.api();
  const m = await market(stage, () => api.url);
  const people = living(m);
  for (let time = 0; time < (stage.long ? 30 : 5); time += 1) {
    await pause(stage.long ? 2_000 : 400);
    await cutConnections(stage.owner);
  }
  await crashPostgres(stage.owner);
  const before = m.mira.answered.length;
  await eventually("somebody is served again", async () => m.mira.answered.length > before);
  const lives = await people.stop();
  if (api.hasEnded()) throw new Error("the API did not outlive the crash");
  await mustHaveServed(stage, m, lives);
}

/** F4 for the API: with the queue gone or silent, writes are still taken, and quickly. */
export async function shoppingWithoutQueue(stage: Stage): Promise<void> {
  if (!stage.redisUrl) throw new NotOnThisMachine("no Redis");
  const api = await stage.api();
  const m = await market(stage, () => api.url);
  const wake = await silenceRedis(stage);
  const people = living(m);
  await pause(stage.long ? 30_000 : 2_500);
  wake();
  await killRedis(stage);
  await pause(1_500);
  await mustHaveServed(stage, m, await people.stop());
}

/** F10: a slow network between the API and its database, that now and then breaks. */
export async function slowNetwork(stage: Stage): Promise<void> {
  const proxy = await openProxy(new URL(process.env["DATABASE_URL"] ?? ""), { delayMs: 20, jitterMs: 20, resetPerThousand: 5 }, stage.chance);
  const through = new URL(process.env["DATABASE_URL"] ?? "");
  through.port = String(proxy.port);
  const api = await stage.api({ DATABASE_URL: through.href });
  const m = await market(stage, () => api.url);
  const people = living(m);
  await pause(stage.long ? 30_000 : 6_000);
  const lives = await people.stop();
  await mustHaveServed(stage, m, lives);
  stage.say(`${proxy.resets()} connections broken on the way`);
  await api.kill();
  await proxy.close();
  if (callsOf(m).longestMs > 15_000) throw new Error("a call hung for more than 15 s");
}

/** F12: the API dies between commit and answer; the client asks again with the same key and is answered as if nothing had been. */
export async function diedBeforeAnswering(stage: Stage): Promise<void> {
  const port = await freePort();
  let api = await stage.api({}, port);
  const m = await market(stage, () => `http://127.0.0.1:${port}`);
  for (const [point, effects] of [
    ["play.committed", 1],
    ["play.saved", 0],
  ] as const) {
    const orderNo = await paid(m);
    await api.kill();
    api = await stage.api({ SOUK_FAILPOINT: point }, port);
    const key = randomUUID();
    const cut = await m.mira.once("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" }, key);
    const { signal } = await api.ended;
    if (cut !== null || signal !== "SIGKILL") throw new Error(`the failpoint ${point} was not hit: answered ${cut?.status}, ended by ${signal}`);
    const done = await happened(stage.db, m.world.id, orderNo, "cancellation_requested");
    if (done !== effects) throw new Error(`after dying at ${point} the request is there ${done} times, not ${effects}`);
    api = await stage.api({}, port);
    const again = await m.mira.write("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" }, key);
    if (again?.status !== 200 || again.body["outcome"] !== "done")
      throw new Error(`the second try was answered ${again?.status} ${JSON.stringify(again?.body)}`);
    if ((await happened(stage.db, m.world.id, orderNo, "cancellation_requested")) !== 1) throw new Error("the second try had a second effect");
  }
  await mustBeSound(stage, [m.world], [m.mira, m.seller]);
}

/** Done, or refused by the law in words. */
const isClean = (reply: Reply): boolean => reply !== null && (reply.status === 200 || (reply.status === 409 && "refusal" in reply.body));

/** Presses a button again and again: one effect, and every other click a clean answer. */
async function pressed(name: string, clicks: number, click: () => Promise<Reply>, effectsOf: () => Promise<number>): Promise<void> {
  const replies: Reply[] = [];
  await inFlight(50, clicks, async () => void replies.push(await click()));
  const unclean = replies.filter((reply) => !isClean(reply));
  const effects = await effectsOf();
  if (effects !== 1 || unclean.length > 0)
    throw new Error(
      `${name}: ${effects} effects of ${clicks} clicks, ${unclean.length} unclean; for example ${JSON.stringify(unclean[0] ?? replies[0]).slice(0, 300)}`,
    );
}

/** F13: the same button pressed again and again, each time with a key of its own: one effect, and every other click a clean answer. */
export async function doubleClicks(stage: Stage): Promise<void> {
  const api = await stage.api();
  const m = await market(stage, () => api.url);
  const admin = await stage.client(m.world, "admin", () => api.url);
  const clicks = stage.long ? 1_000 : 150;
  const buttons: readonly { name: string; who: Client; path: string; input: (orderNo: number) => object; effect: string; order: () => Promise<number> }[] = [
    {
      name: "pay",
      who: m.mira,
      path: "buyer.orders.pay",
      input: (orderNo) => ({ orderNo, instrumentId: m.instrumentId }),
      effect: "order_paid",
      order: () => placed(m),
    },
    {
      name: "cancel",
      who: m.mira,
      path: "buyer.orders.requestCancellation",
      input: (orderNo) => ({ orderNo, reason: "other" }),
      effect: "cancellation_requested",
      order: () => paid(m),
    },
    {
      name: "approve",
      who: m.seller,
      path: "seller.cancellations.approve",
      input: (orderNo) => ({ orderNo }),
      effect: "cancellation_approved",
      order: () => asked(m),
    },
    {
      name: "reject",
      who: m.seller,
      path: "seller.cancellations.reject",
      input: (orderNo) => ({ orderNo, reason: "already_packed" }),
      effect: "cancellation_rejected",
      order: () => asked(m),
    },
    {
      name: "ship",
      who: m.seller,
      path: "seller.orders.ship",
      input: (orderNo) => ({ orderNo, carrier: "Post", tracking: "AB123456789" }),
      effect: "order_shipped",
      order: () => paid(m),
    },
    {
      name: "withdraw",
      who: m.mira,
      path: "buyer.orders.withdrawCancellation",
      input: (orderNo) => ({ orderNo }),
      effect: "cancellation_withdrawn",
      order: () => asked(m),
    },
  ];
  for (const { name, who, path, input, effect, order } of buttons) {
    const orderNo = await order();
    await pressed(
      name,
      clicks,
      () => who.once(path, input(orderNo), randomUUID()),
      () => happened(stage.db, m.world.id, orderNo, effect),
    );
  }
  await pressed(
    "freeze",
    clicks,
    () => admin.once("admin.stores.freeze", { storeId: m.storeId, reason: "Complaints." }, randomUUID()),
    async () => {
      const [freezes] = await stage.owner<{ n: number }[]>`
        select count(*)::int as n from events where world_id = ${m.world.id} and stream = ${`store:${m.storeId}`} and type = 'store_frozen'`;
      return freezes?.n ?? 0;
    },
  );
  // The clock takes one turn at a time: the others are told that it is being turned.
  const turns = await Promise.all(Array.from({ length: 30 }, () => admin.once("clock.advance", { by: "1h", wait: false }, randomUUID())));
  const begun = turns.filter((turn) => turn?.status === 200).length;
  if (begun !== 1 || turns.some((turn) => turn?.status !== 200 && turn?.status !== 409))
    throw new Error(`${begun} of 30 turns of the clock were begun: ${turns.map((turn) => turn?.status).join(" ")}`);
  await runAdvance(stage.db, m.world.id, 1);
  await mustBeSound(stage, [m.world], [m.mira, m.seller]);
  stage.say(`${buttons.length + 2} buttons, ${clicks} clicks each`);
}

async function asked(m: Market): Promise<number> {
  const orderNo = await paid(m);
  await m.mira.write("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
  return orderNo;
}

async function inFlight(width: number, times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
}

const commands = {
  approve: { by: "seller", command: { on: "approve_cancellation" } },
  reject: { by: "seller", command: { on: "reject_cancellation", reason: "already_packed", note: "" } },
  withdraw: { by: "buyer", command: { on: "withdraw_cancellation" } },
  offer: { by: "seller", command: { on: "make_counter_offer", amount: 1 } },
  ship: { by: "seller", command: { on: "ship", carrier: "Post", tracking: "AB123456789" } },
  ask: { by: "buyer", command: { on: "request_cancellation", reason: "other", note: "", complaint: false } },
} as const satisfies Record<string, { by: "buyer" | "seller"; command: OrderCommand }>;

/** What an admin does to the store among what the two sides do to its order. */
type Racer = keyof typeof commands | "freeze";

interface Race {
  readonly racers: readonly [Racer, Racer];
  readonly from: "paid" | "asked";
  /** Where the clock stands: before the 72 hours end, or at the very instant at which silence wins. */
  readonly at: "in time" | "at the end";
  /** What may have come of it: the order's state, and how its last request ended. */
  readonly outcomes: readonly string[];
}

const silence = ["closed auto_approved"];
const races: readonly Race[] = [
  { racers: ["approve", "reject"], from: "asked", at: "in time", outcomes: ["closed approved", "awaiting_shipment rejected"] },
  { racers: ["approve", "withdraw"], from: "asked", at: "in time", outcomes: ["closed approved", "awaiting_shipment withdrawn"] },
  { racers: ["reject", "withdraw"], from: "asked", at: "in time", outcomes: ["awaiting_shipment rejected", "awaiting_shipment withdrawn"] },
  { racers: ["approve", "ship"], from: "asked", at: "in time", outcomes: ["closed approved", "awaiting_delivery overtaken"] },
  { racers: ["reject", "ship"], from: "asked", at: "in time", outcomes: ["awaiting_delivery rejected", "awaiting_delivery overtaken"] },
  { racers: ["withdraw", "ship"], from: "asked", at: "in time", outcomes: ["awaiting_delivery withdrawn", "awaiting_delivery overtaken"] },
  { racers: ["offer", "withdraw"], from: "asked", at: "in time", outcomes: ["awaiting_shipment withdrawn"] },
  { racers: ["ask", "ship"], from: "paid", at: "in time", outcomes: ["awaiting_delivery overtaken", "awaiting_delivery none"] },
  { racers: ["approve", "freeze"], from: "asked", at: "in time", outcomes: ["closed approved", "awaiting_shipment open"] },
  { racers: ["withdraw", "freeze"], from: "asked", at: "in time", outcomes: ["awaiting_shipment withdrawn", "awaiting_shipment open"] },
  { racers: ["ship", "freeze"], from: "paid", at: "in time", outcomes: ["awaiting_delivery none", "awaiting_shipment none"] },
  { racers: ["approve", "reject"], from: "asked", at: "at the end", outcomes: silence },
  { racers: ["withdraw", "ship"], from: "asked", at: "at the end", outcomes: silence },
];

/** F14: two acts at one instant, again and again: each time one legal outcome, and the books in order. */
export async function sameInstant(stage: Stage): Promise<void> {
  const rounds = stage.long ? 400 : 6;
  const world = await createWorld(stage.db, {
    scenario: "shop",
    seed: `races ${stage.chance.below(1_000_000)}`,
    overrides: { policy: { verifyBy: 0, shipByGrace: days(7) } },
    clock: { mode: "paused" },
  });
  const people = await listPeople(stage.db, world.id);
  const mira = people.find(({ email }) => email.startsWith("mira@"));
  const [shelf] = await stage.owner<{ id: number; storeId: number }[]>`
    select v.id, l.store_id from variants v join listings l on l.world_id = v.world_id and l.id = v.listing_id where v.world_id = ${world.id} and v.mode = 'on_order' order by v.id limit 1`;
  await stage.owner`update variants set on_hand = 1000000 where world_id = ${world.id} and id = ${shelf?.id ?? 0}`;
  const [instrument] = await stage.owner<{ id: number }[]>`
    select id from instruments where world_id = ${world.id} and buyer_id = ${mira?.id ?? 0} and behaviour = 'normal' order by id limit 1`;
  const staff = people.find(({ storeId }) => storeId === shelf?.storeId);
  const players: Readonly<Record<"buyer" | "seller", Player>> = {
    buyer: { worldId: world.id, party: "buyer", person: mira?.id ?? 0, storeId: null, once: null },
    seller: { worldId: world.id, party: "seller", person: staff?.id ?? 0, storeId: staff?.storeId ?? 0, once: null },
  };
  const admin: Player = { worldId: world.id, party: "admin", person: people.find(({ role }) => role === "admin")?.id ?? 0, storeId: null, once: null };
  const onStore = async (command: StoreCommand): Promise<void> => {
    const { kind } = await playStore(stage.db, admin, shelf?.storeId ?? 0, command);
    if (kind !== "done") throw new Error(`${command.on} was ${kind}`);
  };
  const play = (name: Racer, orderNo: number): Promise<Outcome | void> =>
    name === "freeze"
      ? onStore({ on: "freeze_store", reason: "Complaints." })
      : playOrder(stage.db, players[commands[name].by], orderNo, commands[name].command);
  const seen = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1)
    for (const { racers, from, at, outcomes } of races) {
      const { outcome } = await placeCheckout(stage.db, players.buyer, { lines: [{ variantId: shelf?.id ?? 0, quantity: 1 }], couponGrantIds: [] });
      const [orderNo = 0] = outcome.orders;
      await payOrders(stage.db, players.buyer, { orderNo, instrumentId: instrument?.id ?? 0 });
      if (from === "asked") await play("ask", orderNo);
      if (at === "at the end")
        await inWorld(
          stage.db,
          world.id,
          ({ sql }) => sql`select set_clock(${world.id}, null, null, (select anchor_virtual + ${hours(72)} from worlds where id = ${world.id}))`,
        );
      const order = stage.chance.below(2) === 0 ? racers : ([racers[1], racers[0]] as const);
      await Promise.all(order.map((name) => play(name, orderNo)));
      const came = await standing(stage, world.id, orderNo);
      if (!outcomes.includes(came)) throw new Error(`${racers.join(" against ")} ${at}: ${came}, which is none of ${outcomes.join(", ")}`);
      if (racers.includes("freeze")) await onStore({ on: "release_store", note: "It explained itself." });
      seen.set(came, (seen.get(came) ?? 0) + 1);
    }
  await turnOnce(stage, world);
  await mustBeSound(stage, [world]);
  await deleteWorld(stage.db, world.id);
  stage.say(`${races.length} pairs, ${rounds} rounds: ${[...seen].map(([came, times]) => `${times} ${came}`).join(", ")}`);
}

async function standing({ owner }: Stage, worldId: number, orderNo: number): Promise<string> {
  const [row] = await owner<{ standing: string }[]>`
    select o.state || ' ' || coalesce((select r.state from cancel_requests r where r.world_id = o.world_id and r.order_no = o.no order by r.no desc limit 1), 'none') as standing
    from orders o where o.world_id = ${worldId} and o.no = ${orderNo}`;
  return row?.standing ?? "gone";
}

/** F18: one API is asked to end while people shop and another takes its place: who was being served is answered, and it ends cleanly. */
export async function deployed(stage: Stage): Promise<void> {
  const old = await stage.api();
  let current: Program = old;
  const m = await market(stage, () => current.url);
  const people = living(m);
  await pause(1_000);
  const next = await stage.api();
  current = next;
  const [apiCode, workerCode] = await Promise.all([old.stop(), workerEnds(stage)]);
  await pause(1_000);
  await mustHaveServed(stage, m, await people.stop());
  if (apiCode !== 0 || workerCode !== 0) throw new Error(`asked to end, the API ended with ${apiCode} and the worker with ${workerCode}`);
}

async function workerEnds(stage: Stage): Promise<number | null> {
  const worker = await well(stage.worker({}, await freePort()));
  return worker.stop();
}

/** One span of time in any pieces, by one worker or two, makes one history. */
export async function advancePartition(stage: Stage): Promise<void> {
  const whole = days(30);
  const worlds = stage.long ? 20 : 2;
  for (let k = 0; k < worlds; k += 1) {
    const seed = `partition ${stage.chance.below(1_000_000)}`;
    const digests = new Set<string>();
    for (const [cuts, workers] of [
      [0, 1],
      [4, 1],
      [9, 2],
    ] as const) {
      const pieces = Array.from({ length: cuts }, () => stage.chance.below(whole)).toSorted((a, b) => a - b);
      const { id } = await createWorld(stage.db, { scenario: "orders-n", seed, overrides: { orders: 60 }, clock: { mode: "paused" } });
      let from = 0;
      for (const to of [...pieces, whole]) {
        const { no } = await startAdvance(stage.db, id, { by: to - from });
        await Promise.all(Array.from({ length: workers }, () => runAdvance(stage.db, id, no)));
        from = to;
      }
      digests.add(await digestOf(stage.db, id));
      await deleteWorld(stage.db, id);
    }
    if (digests.size !== 1) throw new Error(`the world of seed "${seed}" has ${digests.size} histories, by how its time was cut`);
  }
  stage.say(`${worlds} worlds, three ways each`);
}

/** F9: while the clock is advanced, people shop; what they do happens before or after, never inside. */
export async function advanceWhileShopping(stage: Stage): Promise<void> {
  const api = await stage.api();
  await well(stage.worker({}, await freePort()));
  const m = await market(stage, () => api.url);
  const admin = await stage.client(m.world, "admin", () => api.url);
  const people = living(m, 3);
  let ready = 0;
  for (let turn = 0; turn < 5; turn += 1)
    for (const answer of await Promise.all([1, 2].map(() => admin.once("clock.advance", { by: "PT36H", wait: false }, randomUUID())))) {
      if (answer?.status === 200) {
        const { advanceId } = answer.body["advance"] as { advanceId: number };
        await eventually("the advance has ended", async () => (await getAdvance(stage.db, m.world.id, advanceId)).status === "ready");
        ready += 1;
      } else if (answer?.status !== 409) throw new Error(`a turn of the clock was answered ${answer?.status} ${JSON.stringify(answer?.body)}`);
    }
  await mustHaveServed(stage, m, await people.stop());
  if (ready < 5) throw new Error(`only ${ready} of the turns were made`);
  stage.say(`${ready} turns of 36 hours among them, the others told that one was under way`);
}
