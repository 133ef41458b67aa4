import { openedStore, perUnit, presets, storeFactsOf, type BuyerFacts, type Ms, type OrderDraft, type Policy, type VariantFacts } from "@souk/rulebook";
import type { InstrumentFacts, Slice } from "../slice.ts";
import type { Trace } from "./trace.ts";

/** What a replay may set differently from the preset. */
export interface ReplayOptions {
  readonly sellerResponse?: Ms;
  readonly shipGrace?: Ms;
  readonly unpaidTimeout?: Ms;
}

/** The currency of recorded prices. */
export const traceCurrency = "GBP";

/** The first number an order or a checkout of a replay takes; the order of line `i` of the file is `firstNo + i`. */
export const firstNo = 1_001;

/**
 * The law of a replay: the preset `souk` with the spans asked for. Payment verifies in the commit that pays, because a recording knows no
 * verification; and nobody is kept from buying for what was left unpaid, because the recorded person did buy.
 */
export const replayPolicy = ({ sellerResponse, shipGrace, unpaidTimeout }: ReplayOptions): Policy => ({
  ...presets.souk,
  preset: "custom",
  verifyBy: 0,
  cancelRespond: sellerResponse ?? presets.souk.cancelRespond,
  shipByGrace: shipGrace ?? presets.souk.shipByGrace,
  payBy: unpaidTimeout ?? presets.souk.payBy,
  unpaidBlockCount: null,
  unpaidWarnCount: null,
});

/** Somebody or something of the recording, with the number it has in the market. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** Everything a replay needs before its first order: who lives in the market, what is sold, and the orders to be placed. */
export interface TraceSetting {
  readonly traces: readonly Trace[];
  readonly policy: Policy;
  readonly seed: string;
  /** When the first order was placed. */
  readonly start: Ms;
  readonly stores: readonly Named[];
  /** The person who sells for each store, in the order of the stores. */
  readonly sellers: readonly number[];
  readonly buyers: readonly Named[];
  readonly articles: readonly { readonly id: number; readonly storeId: number; readonly sku: string; readonly price: number }[];
  readonly instruments: readonly InstrumentFacts[];
  readonly checkouts: readonly { readonly no: number; readonly buyerId: number; readonly at: Ms; readonly address: OrderDraft["address"] }[];
  /** One for each trace, in their order: what is placed, and what it is paid with. */
  readonly drafts: readonly OrderDraft[];
  readonly payments: readonly InstrumentFacts[];
}

const railNames = { card: "Card", e_wallet: "E-wallet", mobile: "Mobile balance", bank_transfer: "Bank transfer" } as const;

/** Gives a number to everybody and everything in order of appearance, so that the same file makes the same market. */
class Numbers {
  readonly #ids = new Map<string, number>();
  readonly #first: number;
  constructor(first: number) {
    this.#first = first;
  }
  /** The number of this name, and whether it is new. */
  of(name: string): { readonly id: number; readonly isNew: boolean } {
    const known = this.#ids.get(name);
    if (known !== undefined) return { id: known, isNew: false };
    const id = this.#first + this.#ids.size;
    this.#ids.set(name, id);
    return { id, isNew: true };
  }
}

/** Makes a market out of a recording. There must be at least one trace. */
export function settingOfTraces(traces: readonly Trace[], options: ReplayOptions = {}, seed = "replay"): TraceSetting {
  const policy = replayPolicy(options);
  const storeNames = [...new Set(traces.map((trace) => trace.store))];
  const storeIds = new Map(storeNames.map((name, i) => [name, i + 1]));
  // Person 1 is the admin; the sellers come before the buyers.
  const buyerNumbers = new Numbers(2 + storeNames.length);
  const [articleNumbers, instrumentNumbers, checkoutNumbers] = [new Numbers(1), new Numbers(1), new Numbers(firstNo)];
  const buyers: Named[] = [];
  const articles: TraceSetting["articles"][number][] = [];
  const instruments: InstrumentFacts[] = [];
  const payments: InstrumentFacts[] = [];
  const checkouts: TraceSetting["checkouts"][number][] = [];

  const drafts = traces.map((trace, i): OrderDraft => {
    const storeId = storeIds.get(trace.store) as number;
    const buyer = buyerNumbers.of(trace.buyer);
    if (buyer.isNew) buyers.push({ id: buyer.id, name: trace.buyer });
    const instrument = instrumentNumbers.of(`${trace.buyer} ${trace.rail}`);
    if (instrument.isNew) instruments.push({ id: instrument.id, buyerId: buyer.id, rail: trace.rail, label: railNames[trace.rail], behaviour: "normal" });
    payments.push(instruments[instrument.id - 1] as InstrumentFacts);
    const address = { name: trace.buyer, street: "", city: "", postcode: "", country: trace.country, phone: "" };
    const checkout = checkoutNumbers.of(trace.checkout);
    if (checkout.isNew) checkouts.push({ no: checkout.id, buyerId: buyer.id, at: trace.at, address });

    const lines = trace.lines.map(({ sku, quantity, unitPrice }, k): OrderDraft["lines"][number] => {
      const article = articleNumbers.of(`${trace.store} ${sku}`);
      if (article.isNew) articles.push({ id: article.id, storeId, sku, price: unitPrice });
      const total = quantity * unitPrice;
      return {
        no: k + 1,
        listingId: article.id,
        variantId: article.id,
        title: `Article ${sku}`,
        options: "",
        picture: articlePicture(article.id),
        quantity,
        listPrice: unitPrice,
        unitPrice,
        flash: false,
        bundleDiscount: 0,
        storeDiscount: 0,
        platformDiscount: 0,
        total,
        unitTotals: perUnit(total, quantity),
        stockMode: "untracked",
      };
    });
    const items = lines.reduce((sum, line) => sum + line.total, 0);
    return {
      no: firstNo + i,
      checkoutNo: checkout.id,
      storeId,
      buyerId: buyer.id,
      currency: traceCurrency,
      policyVersion: policy.version,
      lines,
      price: { items, bundleDiscount: 0, storeDiscount: 0, platformDiscount: 0, shipping: 0, total: items, gross: items },
      grants: [],
      address,
      processing: trace.processing,
    };
  });
  return {
    traces,
    policy,
    seed,
    start: traces.reduce((first, { at }) => Math.min(first, at), Number.MAX_SAFE_INTEGER),
    stores: storeNames.map((name, i) => ({ id: i + 1, name })),
    sellers: storeNames.map((_, i) => i + 2),
    buyers,
    articles,
    instruments,
    checkouts,
    drafts,
    payments,
  };
}

/** A recording knows no pictures. */
export const articlePicture = (id: number): string => `/catalogue/gift-${(id % 4) + 1}.svg`;

/** The whole market of a recording in memory, before its first order. */
export function sliceOfTraces({ seed, policy, start, stores, buyers, articles, instruments }: TraceSetting): Slice {
  const variants = articles.map(({ id, storeId }): VariantFacts => ({ id, listingId: id, storeId, onSale: true, mode: "untracked", onHand: 0, reserved: 0 }));
  return {
    seed,
    currency: traceCurrency,
    // A recording tells when a parcel left; what became of it is nobody's to say.
    carrier: "by_hand",
    policy,
    policies: new Map([[policy.version, policy]]),
    orders: new Map(),
    stores: byId(stores.map(({ id }) => storeFactsOf(openedStore(id, start), { available: 0, withheld: 0, receivable: 0 }))),
    storeCells: new Map(),
    buyerCells: new Map(),
    buyers: byId(buyers.map(({ id }): BuyerFacts => ({ id, state: "good", since: 0, wallet: 0, unpaid: 0 }))),
    variants: byId(variants),
    grants: new Map(),
    instruments: byId(instruments),
  };
}

const byId = <T extends { readonly id: number }>(items: readonly T[]): Map<number, T> => new Map(items.map((item) => [item.id, item]));
