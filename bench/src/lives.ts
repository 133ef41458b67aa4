import { openDoor } from "./proxy.ts";
import { type Api, startApi } from "./api.ts";
import { type Figure, round } from "./figures.ts";
import { findPgbench, noPgbench, tpcb } from "./pgbench.ts";

const slots = 8;
const seconds = 20;
/** Lives before the clock starts: the code is compiled and the caches are warm. */
const warmUp = 15;
/** Processes of the API side by side. */
const widths = [1, 2, 4];
/** Verified at once and cancelled by the buyer alone: each step of a life is one call. */
const policy = { verifyBy: 0, selfCancelUntil: "shipped" };

export interface Slot {
  readonly world: string;
  readonly buyer: string;
  readonly instrumentId: number;
}

/** Whole lives of orders over HTTP: into the cart, placed, paid, cancelled, and the refund settled; a step each. */
export async function lives(): Promise<Figure[]> {
  const databaseUrl = process.env["DATABASE_URL"] ?? "";
  const counted = await countedAlone(databaseUrl);
  const figures: Figure[] = [{ id: "order_life_statements", value: counted.statements, unit: "statements a life", reach: "<= 40", yardstick: counted.byStep }];
  const rate = await rateOf(1);
  const pgbench = findPgbench();
  if (pgbench === null) {
    console.log(noPgbench);
    return figures;
  }
  const plain = await tpcb(pgbench, databaseUrl, slots, seconds / 2);
  return [
    ...figures,
    {
      id: "order_life_vs_tpcb",
      value: round(rate / plain, 4),
      unit: "of pgbench",
      reach: ">= 0.05",
      yardstick: `${round(rate)} lives a second at ${slots} in flight; pgbench TPC-B at ${slots} clients: ${round(plain)} transactions a second`,
    },
  ];
}

/** The same lives with one, two and four processes of the API over one database; what they gain is what the machine has left. */
export async function processes(): Promise<Figure[]> {
  const rates: number[] = [];
  for (const width of widths) rates.push(await rateOf(width));
  const first = rates[0] ?? 1;
  return widths.map((width, n) => ({
    id: `order_lives_${width}_processes`,
    value: round(rates[n] ?? 0),
    unit: "lives a second",
    reach: "grows until the cores are taken",
    yardstick: `${round((rates[n] ?? 0) / first, 2)} of what one process does, at ${slots} in flight; the client and PostgreSQL share the same cores`,
  }));
}

/** Lives a second at so many in flight, over so many processes of the API. */
async function rateOf(width: number): Promise<number> {
  const apis = await Promise.all(Array.from({ length: width }, () => startApi({ SOUK_CARRIES_ADVANCES: "1" })));
  const apiOf = (n: number): Api => apis[n % width] as Api;
  try {
    const worlds = await Promise.all(Array.from({ length: slots }, (_, n) => slotOf(apiOf(n), `lives ${n}`)));
    await Promise.all(
      worlds.map(async (slot, n) => {
        for (let life = 0; life < warmUp; life += 1) await live(apiOf(n), slot);
      }),
    );
    const begun = performance.now();
    const until = begun + seconds * 1_000;
    let lived = 0;
    await Promise.all(
      worlds.map(async (slot, n) => {
        while (performance.now() < until) {
          await live(apiOf(n), slot);
          lived += 1;
        }
      }),
    );
    const rate = (lived / (performance.now() - begun)) * 1_000;
    for (const { world } of worlds) await apiOf(0).must(apiOf(0).control, "world.delete", { world });
    return rate;
  } finally {
    for (const api of apis) await api.stop();
  }
}

/** The statements of one life, told by a door between the API and the database. */
async function countedAlone(databaseUrl: string): Promise<{ statements: number; byStep: string }> {
  const door = await openDoor(databaseUrl);
  const api = await startApi({ DATABASE_URL: door.url, SOUK_CARRIES_ADVANCES: "1" });
  try {
    const slot = await slotOf(api, "counted");
    await live(api, slot);
    const counted = await countedLife(api, slot, door);
    await api.must(api.control, "world.delete", { world: slot.world });
    return counted;
  } finally {
    await api.stop();
    await door.close();
  }
}

export async function slotOf(api: Api, seed: string): Promise<Slot> {
  const { world } = (await api.must(api.control, "world.create", { scenario: "shop", seed, policy })) as { world: { slug: string } };
  const { people } = (await api.must(api.control, "world.people", { world: world.slug }, "GET")) as {
    people: { personId: number; email: string; instruments: { instrumentId: number; rail: string }[] }[];
  };
  const mira = people.find(({ email }) => email.startsWith("mira@"));
  const card = mira?.instruments.find(({ rail }) => rail === "card");
  if (!mira || !card) throw new Error("the shop has no mira with a card");
  const { token } = (await api.must(api.control, "world.createToken", { world: world.slug, personId: mira.personId })) as { token: string };
  return { world: world.slug, buyer: token, instrumentId: card.instrumentId };
}

/** The steps of a life; each gets what the one before answered. */
const steps: readonly (readonly [name: string, step: (api: Api, slot: Slot, orderNo: number) => Promise<number>])[] = [
  [
    "cart",
    async (api, { buyer }) => {
      await api.must(buyer, "buyer.cart.setQuantity", { variantId: 1, quantity: 1 });
      return 0;
    },
  ],
  [
    "place",
    async (api, { buyer }) => {
      const { orders } = (await api.must(buyer, "buyer.checkout.place", { couponGrantIds: [] })) as { orders: { orderNo: number }[] };
      return orders[0]?.orderNo ?? 0;
    },
  ],
  [
    "pay",
    async (api, { buyer, instrumentId }, orderNo) => {
      await api.must(buyer, "buyer.orders.pay", { orderNo, instrumentId });
      return orderNo;
    },
  ],
  [
    "cancel",
    async (api, { buyer }, orderNo) => {
      await api.must(buyer, "buyer.orders.selfCancel", { orderNo, reason: "changed_mind" });
      return orderNo;
    },
  ],
  [
    "settle",
    async (api, { world }, orderNo) => {
      const { advance } = (await api.must(api.control, "clock.advance", { world, until: { event: "refund_settled", orderNo }, wait: true })) as {
        advance: { state: string };
      };
      if (advance.state !== "ready") throw new Error(`the refund of order ${orderNo} did not settle: the clock is ${advance.state}`);
      return orderNo;
    },
  ],
];

async function live(api: Api, slot: Slot): Promise<void> {
  let orderNo = 0;
  for (const [, step] of steps) orderNo = await step(api, slot, orderNo);
}

/** An order that is paid and may be cancelled. */
export async function paidOrder(api: Api, slot: Slot): Promise<number> {
  let orderNo = 0;
  for (const [name, step] of steps) if (name !== "cancel" && name !== "settle") orderNo = await step(api, slot, orderNo);
  return orderNo;
}

/** One life alone, its statements counted step by step. */
async function countedLife(
  api: Api,
  slot: Slot,
  door: { take(): { statements: number; texts: readonly string[] } },
): Promise<{ statements: number; byStep: string }> {
  const counts: [string, number][] = [];
  let orderNo = 0;
  door.take();
  for (const [name, step] of steps) {
    orderNo = await step(api, slot, orderNo);
    const { statements, texts } = door.take();
    counts.push([name, statements]);
    if (process.argv.includes("--statements")) for (const text of texts) console.log(`${name}: ${text.replaceAll(/\s+/g, " ").slice(0, 140)}`);
  }
  return {
    statements: counts.reduce((sum, [, n]) => sum + n, 0),
    byStep: `as the client sends them, BEGIN and COMMIT included: ${counts.map(([name, n]) => `${name} ${n}`).join(", ")}`,
  };
}
