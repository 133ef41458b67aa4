import { hours, minutes, type Minor, type Ms, type OrderCommand, type Party } from "@souk/rulebook";

/** A step of a life, counted from the instant the order was placed. `pay` becomes a payment of the exact price. */
export type Step =
  | { readonly after: Ms; readonly by: Party; readonly command: OrderCommand }
  | { readonly after: Ms; readonly pay: { readonly verified: Ms; readonly outcome: "pass" | "fail"; readonly wallet: boolean } };

/** What a life may look at: how long before the world's start it was placed, and a keyed draw for each of its choices. */
export interface Told {
  readonly age: Ms;
  /** What the order costs. */
  readonly total: Minor;
  readonly between: (purpose: string, from: Ms, to: Ms) => Ms;
}

/** One way an order can have gone before the world starts. Each state of the law is somebody's present. */
export interface Life {
  readonly name: string;
  /** Its share of a mixed scenario. */
  readonly weight: number;
  readonly age: readonly [from: Ms, to: Ms];
  /** "long": only from stores that take five days or more, so that the answer window ends before the ship-by date. */
  readonly processing?: "long";
  readonly instrument?: "declines" | "bounces" | "lost" | "verification_fails" | "slow";
  readonly wallet?: boolean;
  /** Paid by card. */
  readonly card?: boolean;
  /** Bought from this store, by its place in the catalogue; only such a life is cast with a store that an admin acted on. */
  readonly store?: number;
  readonly coupons?: boolean;
  /** Pins the first article by its title. */
  readonly article?: string;
  /** Pins the buyer by what stands before the @ of the address. */
  readonly buyer?: string;
  readonly steps: (t: Told) => readonly Step[];
}

export const paid = (after: Ms, verified: Ms, outcome: "pass" | "fail" = "pass", wallet = false): Step => ({ after, pay: { verified, outcome, wallet } });
export const buyer = (after: Ms, command: OrderCommand): Step => ({ after, by: "buyer", command });
export const seller = (after: Ms, command: OrderCommand): Step => ({ after, by: "seller", command });
export const carrier = (after: Ms): Step => ({ after, by: "carrier", command: { on: "report_delivered" } });

export const ask = (
  after: Ms,
  reason: "changed_mind" | "found_cheaper" | "wrong_item" | "seller_unreachable" | "ordered_by_mistake" = "changed_mind",
  note = "",
): Step => buyer(after, { on: "request_cancellation", reason, note, complaint: reason === "seller_unreachable" });
/** Of a parcel handed over `byHand` the life tells the rest itself; the carrier moves every other. */
export const ship = (after: Ms, n: number, byHand = false): Step =>
  seller(after, {
    on: "ship",
    carrier: n % 2 ? "Northbound Post" : "Parcel Union",
    tracking: `NB${100_000_000 + (Math.floor(n) % 899_999_999)}`,
    ...(byHand && { plan: [] }),
  });

export const mostly = paid(minutes(10), hours(2));
export const admin = (after: Ms, command: OrderCommand): Step => ({ after, by: "admin", command });
