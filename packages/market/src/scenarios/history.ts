import { draw, type AnyMove, type InstrumentFacts } from "@souk/sim";
import { days, type Address, type GrantFacts, type Move, type Ms, type OrderDraft, type Policy, type StoreMove } from "@souk/rulebook";
import { draftOf, priceCart } from "../checkout/price.ts";
import { shelfOf, type Article, type Shelf } from "../checkout/shelf.ts";
import { freshGrant, type Content, type PersonContent } from "./content.ts";
import type { StoreStory } from "./index.ts";
import type { Life, Step, Told } from "./life.ts";

/** The first number an order or a checkout of a world takes. */
export const firstNo = 1_001;

export interface History {
  readonly moves: readonly AnyMove[];
  readonly drafts: readonly OrderDraft[];
  /** The checkout of each draft, as the tables keep it. */
  readonly checkouts: readonly { readonly no: number; readonly buyerId: number; readonly at: Ms; readonly address: Address }[];
  /** Coupons that the orders of the history used, beside those the content already hands out. */
  readonly grants: readonly GrantFacts[];
}

/** Who and what the lives of a scenario are cast from. */
interface Cast {
  readonly buyers: ReadonlyMap<number, PersonContent>;
  readonly instruments: readonly InstrumentFacts[];
  readonly sellerOf: ReadonlyMap<number, PersonContent>;
  /** By what a life needs: a store of its own choice, any store one that takes five days or more, one where a person answers requests. */
  readonly articles: {
    readonly sold: readonly Article[];
    readonly any: readonly Article[];
    readonly long: readonly Article[];
    readonly answered: readonly Article[];
  };
}

interface Plan {
  readonly life: Life;
  readonly k: number;
  readonly placeAt: Ms;
  readonly buyer: PersonContent;
  readonly instrument: InstrumentFacts;
  readonly picks: readonly Article[];
  readonly quantity: number;
}

/** What a history is made from. */
interface Past {
  readonly content: Content;
  readonly lives: readonly Life[];
  readonly stories: readonly StoreStory[];
  readonly seed: string;
  readonly start: Ms;
  readonly policy: Policy;
}

/** What happened in a world before its start: for each life one checkout of one order, as moves in the order of their instants. */
export function historyOf({ content, lives: chosen, stories, seed, start, policy }: Past): History {
  const shelf = shelfOf(content);
  const cast = castOf(content, shelf, new Set(stories.map(({ store }) => store)));
  const plans = chosen.map((life, k) => planOf(life, k, cast, seed, start));
  plans.sort((a, b) => a.placeAt - b.placeAt || a.k - b.k);

  const moves: AnyMove[] = stories.map(({ store, ago, command }): StoreMove => ({
    at: start - ago,
    actor: { party: "admin", person: 1 },
    storeId: store,
    command,
  }));
  const drafts: OrderDraft[] = [];
  const grants: GrantFacts[] = [];
  let lastGrant = content.grants.length;
  for (const [n, plan] of plans.entries()) {
    const held = plan.life.coupons ? couponsFor(content, plan, lastGrant) : [];
    lastGrant += held.length;
    const draft = draftFor(shelf, content, plan, firstNo + n, held, policy);
    const used = new Set(draft.grants.map((g) => g.grantId));
    grants.push(...held.filter((grant) => used.has(grant.id)));
    drafts.push(draft);
    moves.push({ at: plan.placeAt, actor: { party: "buyer", person: plan.buyer.id }, orderNo: draft.no, command: { on: "place", draft } });
    for (const step of plan.life.steps(toldOf(plan, draft, seed, start))) moves.push(moveOf(step, plan, draft, cast));
  }
  // Stable: moves of one order at one instant keep their order.
  moves.sort((a, b) => a.at - b.at);
  const checkouts = drafts.map(({ checkoutNo, buyerId, address }, n) => ({ no: checkoutNo, buyerId, at: plans[n]?.placeAt ?? start, address }));
  return { moves, drafts, checkouts, grants };
}

function castOf(content: Content, shelf: Shelf, storied: ReadonlySet<number>): Cast {
  // A scenario's history leaves the last units and the sold-out articles to the people who play.
  const sold = [...shelf.articles.values()].filter((a) => a.variant.onHand > 10 && a.listPrice > 1_000);
  const any = sold.filter((a) => !storied.has(a.store.id));
  const autoApproving = new Set(content.stores.filter((s) => s.autoApproveWindow !== null).map((s) => s.id));
  const answered = any.filter((a) => !autoApproving.has(a.store.id));
  return {
    buyers: new Map(content.people.filter((p) => p.role === "buyer").map((p) => [p.id, p])),
    instruments: content.instruments,
    sellerOf: new Map(content.people.flatMap((p) => (p.storeId === null ? [] : [[p.storeId, p] as const]))),
    articles: { sold, any, long: answered.filter((a) => a.processing >= days(5)), answered },
  };
}

function planOf(life: Life, k: number, cast: Cast, seed: string, start: Ms): Plan {
  const u = (purpose: string): number => draw(seed, `history:${k}`, purpose);
  const pick = <T>(purpose: string, from: readonly T[]): T => {
    const item = from[Math.floor(u(purpose) * from.length)];
    if (item === undefined) throw new Error(`the scenario has nobody and nothing for ${purpose} of a life "${life.name}"`);
    return item;
  };
  const buyerOf = (i: InstrumentFacts): PersonContent => cast.buyers.get(i.buyerId) as PersonContent;
  const fitting = cast.instruments.filter(
    (i) => i.behaviour === (life.instrument ?? "normal") && (!life.wallet || buyerOf(i).wallet > 0) && (!life.card || i.rail === "card"),
  );
  const instrument = life.buyer ? fitting.find((i) => buyerOf(i).email.startsWith(`${life.buyer}@`)) : pick("instrument", fitting);
  if (!instrument) throw new Error(`${life.buyer} has no means of payment for a life "${life.name}"`);

  const shelf =
    life.store !== undefined
      ? cast.articles.sold.filter((a) => a.store.id === life.store)
      : life.article !== undefined
        ? cast.articles.any
        : life.processing === "long"
          ? cast.articles.long
          : asks(life)
            ? cast.articles.answered
            : cast.articles.any;
  const first = life.article === undefined ? pick("article", shelf) : (shelf.find((a) => a.listing.title === life.article) ?? pick("article", shelf));
  const beside = shelf.filter((a) => a.listing.storeId === first.listing.storeId && a.listing.id !== first.listing.id);
  const second = life.article === undefined && u("two") < 0.3 && beside.length > 0 ? [pick("beside", beside)] : [];
  const placeAt = start - whole(life.age[0] + (life.age[1] - life.age[0]) * u("age"));
  return {
    life,
    k,
    placeAt,
    buyer: buyerOf(instrument),
    instrument,
    picks: [first, ...second],
    quantity: life.article === undefined && u("quantity") < 0.25 ? 2 : 1,
  };
}

const asks = (life: Life): boolean =>
  life.steps({ age: days(1), total: 2_000, between: (_, from) => from }).some((step) => "command" in step && step.command.on === "request_cancellation");

const whole = (ms: number): Ms => Math.floor(ms / 1_000) * 1_000;

const toldOf = (plan: Plan, draft: OrderDraft, seed: string, start: Ms): Told => ({
  age: start - plan.placeAt,
  total: draft.price.total,
  between: (purpose, from, to) => whole(from + (to - from) * draw(seed, `history:${plan.k}`, purpose)),
});

const couponsFor = (content: Content, plan: Plan, after: number): GrantFacts[] =>
  content.coupons
    .filter((coupon) => coupon.storeId === null || coupon.storeId === plan.picks[0]?.listing.storeId)
    .map((coupon, i) => freshGrant(after + i + 1, coupon, plan.buyer.id));

function draftFor(shelf: Shelf, content: Content, plan: Plan, no: number, held: readonly GrantFacts[], policy: Policy): OrderDraft {
  const lines = plan.picks.map((article, i) => ({ variantId: article.variant.id, quantity: i === 0 ? plan.quantity : 1 }));
  const { quote } = priceCart(shelf, { lines, grants: held, now: plan.placeAt, policy });
  const order = quote.stores[0];
  if (!order || !plan.buyer.address) throw new Error(`the cart of a life "${plan.life.name}" cannot be priced`);
  return draftOf(order, { no, checkoutNo: no, buyerId: plan.buyer.id, currency: content.currency, policyVersion: policy.version, address: plan.buyer.address });
}

function moveOf(step: Step, plan: Plan, draft: OrderDraft, cast: Cast): Move {
  const at = plan.placeAt + step.after;
  const buyer = { party: "buyer", person: plan.buyer.id } as const;
  if ("command" in step) {
    const people = { buyer: plan.buyer.id, seller: cast.sellerOf.get(draft.storeId)?.id ?? null, admin: 1, clock: null, rail: null, carrier: null };
    return { at, actor: { party: step.by, person: people[step.by] }, orderNo: draft.no, command: step.command };
  }
  const wallet = step.pay.wallet ? Math.min(500, draft.price.total - 1) : 0;
  const { rail, id, label, behaviour } = plan.instrument;
  const answer = behaviour === "declines" ? ({ accepted: false, reason: "card_declined" } as const) : ({ accepted: true } as const);
  const outside = { rail, instrumentId: id, label, amount: draft.price.total - wallet, answer };
  return {
    at,
    actor: buyer,
    orderNo: draft.no,
    command: { on: "pay", wallet, outside, verification: { after: step.pay.verified, outcome: step.pay.outcome } },
  };
}
