import { inWorld, openCheckout, type CheckoutRows, type Db, type WorldTx } from "@souk/db";
import { presets, type Address, type CouponProblem, type Minor, type Ms, type OrderDraft, type Policy, type Refusal } from "@souk/rulebook";
import { InvalidInput, NotFound } from "../errors.ts";
import { nobody, play, type Open, type Outcome, type Player } from "../play.ts";
import { personOf } from "../write.ts";
import { cartLinesMax, problemOf, quantityMax, type CartLineView } from "../cart/cart.ts";
import { draftOf, priceCart, type PricedCart, type Wanted } from "./price.ts";
import { articlesIn, heldIn, readArticles, readCartRows, readGrants, type ArticleRow, type HeldCoupon, type HeldRow } from "./read.ts";
import type { Article, Shelf } from "./shelf.ts";

/** What is bought, and with which coupons. */
export interface Selection {
  /** Exactly these lines; left out: the whole cart without what is saved for later. */
  readonly lines?: readonly Wanted[];
  /** Coupon grants to use; left out: those that make it cheapest; empty: none. */
  readonly couponGrantIds?: readonly number[];
}

export interface PlaceInput extends Selection {
  /** One of the buyer's saved addresses; left out: the default one. */
  readonly addressId?: number;
  /** The total the buyer saw: another price is refused instead of charged. */
  readonly expectedTotal?: Minor;
}

/** A quote with all that a checkout page shows. */
export interface CheckoutQuote extends PricedCart {
  readonly now: Ms;
  readonly articles: ReadonlyMap<number, Article>;
  readonly lines: readonly Wanted[];
  /** Lines that cannot be bought as they stand. */
  readonly problems: readonly { readonly variantId: number; readonly problem: NonNullable<CartLineView["problem"]> }[];
  /** Every coupon in hand that is not used up: whether it is part of this quote, and why not. */
  readonly coupons: readonly (HeldCoupon & {
    readonly selected: boolean;
    readonly discount: Minor;
    readonly problem: CouponProblem["code"] | null;
    readonly missing: Minor | null;
  })[];
}

/** What placing a checkout would cost now. Reads only. Throws InvalidInput for an empty cart, NotFound for an article that is not there. */
export const quoteCheckout = (db: Db, worldId: number, buyerId: number, selection: Selection = {}): Promise<CheckoutQuote> =>
  inWorld(
    db,
    worldId,
    async (tx) => {
      const [world] = await tx.sql<{ now: Ms; policy: Policy }[]>`
        select world_now(w) as now, p.values as policy from worlds w join policies p on p.world_id = w.id and p.version = w.policy_version where w.id = ${worldId}`;
      if (!world) throw new NotFound("world");
      const { lines, shelf, held } = await selected(tx, buyerId, selection);
      const usable = held.filter(({ grant }) => grant.state === "available");
      const cart = { lines, grants: usable.map(({ grant }) => grant), now: world.now, policy: world.policy };
      const priced = priceCart(shelf, { ...cart, ...(selection.couponGrantIds && { use: selection.couponGrantIds }) });
      const coupons = usable.map((one) => {
        const discount = priced.quote.stores.flatMap((store) => store.grants).filter((g) => g.grantId === one.grant.id);
        const sum = discount.reduce((total, g) => total + g.discount, 0);
        // What this coupon alone would say explains best why it is of no use here.
        const problem = sum > 0 ? undefined : priceCart(shelf, { ...cart, use: [one.grant.id] }).quote.problems[0];
        return { ...one, selected: sum > 0, discount: sum, problem: problem?.code ?? null, missing: problem?.missing ?? null };
      });
      return { ...priced, now: world.now, articles: shelf.articles, lines, problems: problemsOf(lines, shelf), coupons };
    },
    { readOnly: true },
  );

/**
 * Places a checkout: one order per store, all of them or none, priced from the database in the same transaction. The law checks stock,
 * coupons and stores. Throws InvalidInput for an empty cart, NotFound for an article, a coupon or an address that is not the buyer's.
 */
export async function placeCheckout(db: Db, player: Player, input: PlaceInput = {}): Promise<Placed> {
  const buyerId = personOf(player, "buyer");
  const lines = input.lines === undefined ? null : checked(input.lines);
  let rows: Rows | null = null;
  let drafts: readonly OrderDraft[] = [];

  try {
    const outcome = await play(db, player, {
      buyerId,
      open: async (tx, asked) => {
        const checkout = await openCheckout<ArticleRow, HeldRow>(tx, { ...asked, buyerId, lines, addressId: input.addressId ?? null });
        rows = checkout.rows;
        return checkout.opened;
      },
      moves: (opened) => {
        drafts = draftsOf(opened, buyerId, input, rows as Rows);
        return drafts.map((draft) => ({ orderNo: draft.no, command: { on: "place", draft } }));
      },
      // All orders of a checkout count once.
      standing: ({ slice }) => ({ on: "count_unpaid", unpaid: (slice.buyers.get(buyerId)?.unpaid ?? 0) + 1 }),
      beside: ({ firstCheckoutNo, now }) => ({
        checkout: { no: firstCheckoutNo ?? 0, buyerId, at: now, address: (rows as Rows).address as Address },
        bought: { buyerId, variants: (rows as Rows).wanted.map(({ variantId }) => variantId) },
      }),
      show: true,
    });
    return { outcome, drafts: outcome.kind === "refused" ? [] : drafts };
  } catch (error) {
    if (!(error instanceof PriceRefused)) throw error;
    const { refusal, at } = error;
    return { outcome: { kind: "refused", refusal, orders: [], at, replayed: false, wake: nobody }, drafts: [] };
  }
}

export interface Placed {
  readonly outcome: Outcome;
  /** The orders as placed; empty when refused or replayed (then `outcome.orders` names them). */
  readonly drafts: readonly OrderDraft[];
}

/** Rolls a checkout back whose price or coupons are not what the buyer saw. */
class PriceRefused extends Error {
  readonly refusal: Refusal;
  readonly at: Ms;
  constructor(refusal: Pick<Refusal, "code" | "rule" | "field">, at: Ms) {
    super(`refused: ${refusal.code}`);
    this.refusal = { since: null, until: null, ended: null, instead: [{ way: "change_cart", from: null }], ...refusal };
    this.at = at;
  }
}

type Rows = CheckoutRows<ArticleRow, HeldRow>;

function draftsOf({ slice, world, now, firstOrderNo, firstCheckoutNo }: Open, buyerId: number, input: PlaceInput, rows: Rows): OrderDraft[] {
  const { wanted, lines, address } = rows;
  const { shelf } = shelved(lines, articlesIn(rows.articles ?? []), heldIn(rows.held ?? []), input);
  if (!address) throw new NotFound("address");
  // The buyer's row is locked: whoever placed this cart a moment ago has emptied it.
  if (JSON.stringify(lines) !== JSON.stringify(wanted)) throw new PriceRefused({ code: "payment_amount_wrong", rule: "T01", field: "lines" }, now);
  const policy = slice.policies.get(world.policyVersion) ?? presets.souk;
  const { quote } = priceCart(shelf, {
    lines,
    grants: [...slice.grants.values()],
    now,
    policy,
    ...(input.couponGrantIds && { use: input.couponGrantIds }),
  });
  const problem = quote.problems[0];
  if (problem && input.couponGrantIds) throw new PriceRefused({ code: "coupon_not_usable", rule: "R-5", field: `couponGrantIds.${problem.grantId}` }, now);
  if (input.expectedTotal !== undefined && quote.total !== input.expectedTotal)
    throw new PriceRefused({ code: "payment_amount_wrong", rule: "T01", field: "expectedTotal" }, now);
  const of = { checkoutNo: firstCheckoutNo ?? 0, buyerId, currency: world.currency, policyVersion: world.policyVersion, address };
  return quote.stores.map((store, i) => draftOf(store, { ...of, no: (firstOrderNo ?? 0) + i }));
}

/** The lines wanted, their articles and the buyer's coupons. */
async function selected(
  tx: WorldTx,
  buyerId: number,
  { lines: asked, couponGrantIds }: Selection,
): Promise<{ lines: readonly Wanted[]; shelf: Shelf; held: HeldCoupon[] }> {
  const lines =
    asked === undefined
      ? (await readCartRows(tx, buyerId)).filter((row) => !row.savedForLater).map(({ variantId, quantity }) => ({ variantId, quantity }))
      : checked(asked);
  const articles = await readArticles(
    tx,
    lines.map((line) => line.variantId),
  );
  return shelved(lines, articles, await readGrants(tx, buyerId), { couponGrantIds });
}

/** The same, from what was read. Throws InvalidInput for an empty cart, NotFound for an article or a coupon that is not there. */
function shelved<Line extends Wanted>(lines: readonly Line[], articles: ReadonlyMap<number, Article>, held: HeldCoupon[], { couponGrantIds }: Selection) {
  if (lines.length === 0) throw new InvalidInput("lines", "the cart is empty");
  for (const { variantId } of lines) if (!articles.has(variantId)) throw new NotFound("article");
  for (const id of couponGrantIds ?? []) if (!held.some(({ grant }) => grant.id === id)) throw new NotFound("coupon");
  const shelf: Shelf = { articles, coupons: new Map(held.map(({ coupon }) => [coupon.id, coupon])) };
  return { lines, shelf, held };
}

function checked(lines: readonly Wanted[]): Wanted[] {
  if (lines.length > cartLinesMax) throw new InvalidInput("lines", `at most ${cartLinesMax} articles at once`);
  for (const [i, { variantId, quantity }] of lines.entries()) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > quantityMax)
      throw new InvalidInput(`lines.${i}.quantity`, `must be a whole number from 1 to ${quantityMax}`);
    if (lines.findIndex((line) => line.variantId === variantId) !== i) throw new InvalidInput(`lines.${i}.variantId`, "is named twice");
  }
  return lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
}

const problemsOf = (lines: readonly Wanted[], { articles }: Shelf) =>
  lines.flatMap(({ variantId, quantity }) => {
    const article = articles.get(variantId);
    const problem = article ? problemOf(article, quantity) : null;
    return problem ? [{ variantId, problem }] : [];
  });
