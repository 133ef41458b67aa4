import { ports } from "../../packages/market/src/ports.ts";
import {
  days,
  hours,
  minutes,
  openedStore,
  perUnit,
  presets,
  storeFactsOf,
  type Move,
  type Ms,
  type OrderCommand,
  type OrderDraft,
  type Party,
} from "@souk/rulebook";
import { drawInt, draw, drawVerification, MemoryMarket, type InstrumentFacts, type Ports, type Slice } from "@souk/sim";
import { type Figure, percentile, round } from "./figures.ts";

/** Lives of one market. Some ten thousand is what the lab plays: a heap of deadlines that outgrows the cache makes every step dearer. */
const livesPerMarket = 10_000;
const markets = 4;
/** The first ones pay for compiling the code. */
const warmUp = 3;

const stores = 20;
const buyers = 500;
const articles = 400;
/** Of five lives, one is cancelled and refunded, four are received. */
const cancelledEvery = 5;
const start: Ms = Date.UTC(2026, 2, 2, 9);
const openFor = days(5);
/** By then the last refund has been credited, and the first seller has not yet been paid out: exactly whole lives. */
const over = start + openFor + minutes(10) + hours(28) + hours(48) + days(7);

const instrumentOf = (buyerId: number): InstrumentFacts => ({ id: buyerId, buyerId, rail: "e_wallet", label: "E-wallet", behaviour: "slow" });

function draftOf(no: number, seed: string): OrderDraft {
  const u = (purpose: string): number => draw(seed, `life:${no}`, purpose);
  const buyerId = drawInt(u("buyer"), 1, buyers);
  const article = drawInt(u("article"), 1, articles);
  const quantity = drawInt(u("quantity"), 1, 3);
  const unitPrice = drawInt(u("price"), 200, 9_000);
  const total = quantity * unitPrice;
  return {
    no,
    checkoutNo: no,
    storeId: (article % stores) + 1,
    buyerId,
    currency: "EUR",
    policyVersion: 1,
    lines: [
      {
        no: 1,
        listingId: article,
        variantId: article,
        title: `Article ${article}`,
        options: "",
        picture: "/catalogue/lamp-1.svg",
        quantity,
        listPrice: unitPrice,
        unitPrice,
        flash: false,
        bundleDiscount: 0,
        storeDiscount: 0,
        platformDiscount: 0,
        total,
        unitTotals: perUnit(total, quantity),
        stockMode: "on_order",
      },
    ],
    price: { items: total, bundleDiscount: 0, storeDiscount: 0, platformDiscount: 0, shipping: 0, total, gross: total },
    grants: [],
    address: { name: `Buyer ${buyerId}`, street: "Elm Road 4", city: "Lisbon", postcode: "1000-001", country: "PT", phone: "+351 210 000 000" },
    processing: days(5),
  };
}

/** Everything the people of some thousand lives do, in order of time. What the clock does comes by itself. */
function movesOf(count: number, seed: string): Move[] {
  const moves: Move[] = [];
  for (let i = 0; i < count; i++) {
    const draft = draftOf(1_001 + i, seed);
    const { id, rail, label } = instrumentOf(draft.buyerId);
    const act = (at: Ms, party: Party, person: number | null, command: OrderCommand): number =>
      moves.push({ at, actor: { party, person }, orderNo: draft.no, command });
    const placed = start + Math.floor(((openFor / count) * i) / 1_000) * 1_000;
    const paid = placed + minutes(10);
    const outside = { rail, instrumentId: id, label, amount: draft.price.total, answer: { accepted: true } } as const;
    act(placed, "buyer", draft.buyerId, { on: "place", draft });
    act(paid, "buyer", draft.buyerId, { on: "pay", wallet: 0, outside, verification: drawVerification(seed, draft.no, null) });
    if (i % cancelledEvery === 0) {
      act(paid + hours(26), "buyer", draft.buyerId, { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false });
      act(paid + hours(28), "seller", buyers + draft.storeId, { on: "approve_cancellation" });
    } else {
      act(paid + hours(26), "seller", buyers + draft.storeId, { on: "ship", carrier: "Post", tracking: `NB${100_000_000 + i}` });
      act(paid + hours(46), "carrier", null, { on: "report_delivered" });
      act(paid + hours(50), "buyer", draft.buyerId, { on: "confirm_receipt" });
    }
  }
  return moves.sort((a, b) => a.at - b.at);
}

const numbered = <T>(count: number, make: (id: number) => T): Map<number, T> => new Map(Array.from({ length: count }, (_, i) => [i + 1, make(i + 1)]));

const sliceOf = (seed: string): Slice => ({
  seed,
  currency: "EUR",
  carrier: "by_hand",
  policy: presets.souk,
  policies: new Map([[presets.souk.version, presets.souk]]),
  orders: new Map(),
  stores: numbered(stores, (id) => storeFactsOf(openedStore(id, start), { available: 0, withheld: 0, receivable: 0 })),
  storeCells: numbered(stores, (id) => ({ store: openedStore(id, start), head: "", pending: 0, contested: 0 })),
  buyers: numbered(buyers, (id) => ({ id, state: "good", since: start, wallet: 0, unpaid: 0 })),
  buyerCells: new Map(),
  variants: numbered(articles, (id) => ({ id, listingId: id, storeId: (id % stores) + 1, onSale: true, mode: "on_order", onHand: 1_000_000, reserved: 0 })),
  grants: new Map(),
  instruments: numbered(buyers, instrumentOf),
});

/** Microseconds of this core for hashing these bytes and nothing else. */
function hashed(preimages: readonly Uint8Array[]): number {
  const begun = process.cpuUsage();
  let length = 0;
  for (const bytes of preimages) length += ports.hash(bytes).length;
  const { user, system } = process.cpuUsage(begun);
  if (length === 0) throw new Error("there was nothing to hash");
  return user + system;
}

/** Whole order lives in memory, with the full law, the books and one link of the chain per commit, on one core. */
export async function memory(): Promise<Figure[]> {
  const perSecond: number[] = [];
  const hashing: number[] = [];
  let [steps, events] = [0, 0];
  const preimages: Uint8Array[] = [];
  const moves = movesOf(livesPerMarket, "lives");
  for (let n = -warmUp; n < markets; n += 1) {
    const listening: Ports = { hash: (bytes) => (preimages.push(bytes.slice()), ports.hash(bytes)) };
    const market = new MemoryMarket({ slice: sliceOf("lives"), ports: n === -warmUp ? listening : ports });
    const begun = process.cpuUsage();
    market.play(moves, over);
    const { user, system } = process.cpuUsage(begun);
    const orders = [...market.slice.orders.values()].map(({ order }) => order);
    const ended = orders.filter((o) => o.state === "finished" || (o.state === "closed" && o.refunds[0]?.legs[0]?.stage === "credited")).length;
    if (ended !== livesPerMarket) throw new Error(`${livesPerMarket - ended} lives did not come to their end`);
    if (n >= 0) {
      perSecond.push(livesPerMarket / ((user + system) / 1_000_000));
      hashing.push(livesPerMarket / (hashed(preimages) / 1_000_000));
    }
    if (n === 0) [steps, events] = [moves.length + market.fired, orders.reduce((sum, { version }) => sum + version, 0)];
  }
  const median = percentile(perSecond, 0.5);
  return [
    {
      id: "memory_orders_per_s",
      value: round(median, 0),
      unit: "lives/s",
      reach: ">= 50000",
      yardstick: `${round(steps / livesPerMarket)} commits and ${round(events / livesPerMarket)} events a life; SHA-256 of the same links alone: ${round(percentile(hashing, 0.5), 0)} lives/s`,
    },
  ];
}
