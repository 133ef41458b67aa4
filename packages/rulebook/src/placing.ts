import type { OrderDraft } from "./commands.ts";
import type { Context, Decision } from "./decision.ts";
import { sharesCheckout } from "./grants.ts";
import type { GrantFacts, OrderLine } from "./order.ts";
import { refuse, way } from "./refusals.ts";
import { isAmount } from "./values.ts";

/** A condition of T01: there is no order yet, so it reads the draft. */
export interface PlacingGuard {
  readonly says: string;
  readonly check: (ctx: Context, draft: OrderDraft) => Decision | null;
}

const of = (says: string, check: PlacingGuard["check"]): PlacingGuard => ({ says, check });

/** Units wanted per variant among the lines that keep stock in this way, checked against what is free. */
export function shortage(lines: readonly OrderLine[], ctx: Context, takes: (line: OrderLine) => boolean): OrderLine | null {
  for (const line of lines) {
    if (!takes(line)) continue;
    let wanted = 0;
    for (const other of lines) if (other.variantId === line.variantId && takes(other)) wanted += other.quantity;
    const variant = ctx.variants?.get(line.variantId);
    if (!variant || variant.onHand - variant.reserved < wanted) return line;
  }
  return null;
}

function unusable(grant: GrantFacts | undefined, draft: OrderDraft, ctx: Context): boolean {
  if (!grant || grant.buyerId !== draft.buyerId) return true;
  return grant.state === "available" ? ctx.now >= grant.expiresAt : !sharesCheckout(grant, draft.checkoutNo);
}

/** A store that may not sell refuses new orders and payments alike (2.2.7, R23). */
export const storeSells = (ctx: Context): Decision | null =>
  ctx.store.state === "frozen" || ctx.store.state === "blocked"
    ? refuse("store_not_selling", "2.2.7", { since: ctx.store.since, instead: [way("change_cart"), way("contact_support")] })
    : null;

/** A store under a selling stop takes no new orders; those it has go on, payment included (3.7). */
const takesOrders = (ctx: Context): Decision | null =>
  ctx.store.sanctions.includes("selling_stop") ? refuse("store_not_selling", "3.7", { instead: [way("change_cart")] }) : storeSells(ctx);

export const placingGuards = {
  buyer_may_buy: of("the buyer is not blocked from buying", (ctx) =>
    ctx.buyer.state === "purchase_blocked" || ctx.buyer.state === "banned"
      ? refuse("buyer_blocked", "3.10", { since: ctx.buyer.since, instead: [way("contact_support")] })
      : null,
  ),
  store_sells: of("the store is active or under review, without a selling stop", takesOrders),
  listings_on_sale: of("every line is on sale in this store", (ctx, draft) => {
    const line = draft.lines.find((l) => {
      const variant = ctx.variants?.get(l.variantId);
      return !variant?.onSale || variant.storeId !== draft.storeId;
    });
    if (!line && draft.lines.length > 0) return null;
    return refuse("listing_not_on_sale", "T01", { field: line ? `lines.${line.no}` : "lines", instead: [way("change_cart")] });
  }),
  stock_suffices: of("enough units are free", (ctx, draft) => {
    const short = shortage(draft.lines, ctx, (line) => line.stockMode !== "untracked");
    return short && refuse("out_of_stock", "T01", { field: `lines.${short.no}.quantity`, instead: [way("change_cart")] });
  }),
  coupons_usable: of("every coupon is the buyer's, available and not expired", (ctx, draft) => {
    const used = draft.grants.find((g) => unusable(ctx.grants?.get(g.grantId), draft, ctx));
    if (!used) return null;
    const expiresAt = ctx.grants?.get(used.grantId)?.expiresAt ?? null;
    return refuse("coupon_not_usable", "3.8", {
      field: `grants.${used.grantId}`,
      since: expiresAt !== null && ctx.now >= expiresAt ? expiresAt : null,
      instead: [way("change_cart")],
    });
  }),
  something_to_pay: of("at least one unit of money to pay", (_, draft) =>
    isAmount(draft.price.total) && draft.price.total >= 1
      ? null
      : refuse("amount_out_of_range", "T01", { field: "price.total", instead: [way("change_cart")] }),
  ),
} satisfies Record<string, PlacingGuard>;

export type PlacingGuardName = keyof typeof placingGuards;
