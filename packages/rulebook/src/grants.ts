import type { OrderEvent } from "./events.ts";
import type { GrantFacts, Order, UsedGrant } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { CloseReason } from "./states.ts";
import type { Ms } from "./time.ts";

/** What an event does to a coupon the order used (rules.md 3.8). */
export interface GrantEffect {
  readonly grantId: number;
  /** lock: an order took it; use: paid and verified; unlock: back from an unpaid end or failed verification; give_back: back from a paid one; keep: shipped, it never returns; void: gone for good. */
  readonly effect: "lock" | "use" | "unlock" | "give_back" | "keep" | "void";
}

/** Orders of one checkout share a coupon: the second may take what the first has locked. */
export const sharesCheckout = (grant: GrantFacts, checkoutNo: number): boolean => grant.state === "locked" && grant.checkoutNo === checkoutNo;

/** What the event means for each coupon of its order. */
export function grantsOf(event: OrderEvent, after: Order): GrantEffect[] {
  if (after.grants.length === 0) return [];
  return after.grants.flatMap((grant) => {
    const effect = effectOf(event, after, grant);
    return effect === null ? [] : [{ grantId: grant.grantId, effect }];
  });
}

function effectOf(event: OrderEvent, after: Order, { funder }: UsedGrant): GrantEffect["effect"] | null {
  switch (event.body.type) {
    case "order_placed":
      return "lock";
    case "payment_verified":
      return "use";
    case "order_shipped":
      return "keep";
    case "order_closed":
      return returned(event.body.reason, after, funder);
    default:
      return null;
  }
}

/** What a coupon's order leaves of it when it closes. After shipping it stays spent, but for an annulled order; a blocked store's own is void (3.7). */
function returned(reason: CloseReason, after: Order, funder: UsedGrant["funder"]): GrantEffect["effect"] {
  if (reason === "chargeback" || (reason === "annulled" && funder === "store")) return "void";
  if (after.verifiedAt === null) return "unlock";
  return after.shippedAt === null || reason === "annulled" ? "give_back" : "keep";
}

/**
 * One coupon after an order's effect on it. A coupon shared by the orders of a checkout comes back only when all of them have given it
 * back; one that expired meanwhile gets the policy's grace, once in its life.
 */
export function evolveGrant(grant: GrantFacts, effect: GrantEffect["effect"], now: Ms, policy: Policy, order: { readonly checkoutNo: number }): GrantFacts {
  switch (effect) {
    case "lock":
      if (sharesCheckout(grant, order.checkoutNo)) return { ...grant, sharedBy: grant.sharedBy + 1 };
      return { ...grant, state: "locked", checkoutNo: order.checkoutNo, sharedBy: 1, givenBack: 0 };
    case "use":
      return grant.state === "locked" ? { ...grant, state: "used" } : grant;
    case "void":
      return { ...grant, state: "void" };
    case "keep":
      return grant;
    default:
      return givenBack(grant, now, policy);
  }
}

function givenBack(grant: GrantFacts, now: Ms, policy: Policy): GrantFacts {
  if (grant.state === "void") return grant;
  const count = grant.givenBack + 1;
  if (count < grant.sharedBy) return { ...grant, givenBack: count };
  const late = now >= grant.expiresAt && !grant.graceSpent && policy.couponGrace > 0;
  return {
    ...grant,
    state: "available",
    checkoutNo: null,
    sharedBy: 0,
    givenBack: 0,
    restored: grant.restored || grant.state === "used",
    expiresAt: late ? now + policy.couponGrace : grant.expiresAt,
    graceSpent: grant.graceSpent || late,
  };
}

/** A coupon as its owner sees it: an available one past its time is expired. */
export const grantLabel = (grant: GrantFacts, now: Ms): GrantFacts["state"] | "expired" =>
  grant.state === "available" && now >= grant.expiresAt ? "expired" : grant.state;
