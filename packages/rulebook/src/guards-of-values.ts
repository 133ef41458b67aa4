import type { OrderCommand, OrderCommandName } from "./commands.ts";
import { openRequest, refundable } from "./regions.ts";
import type { Context, Decision } from "./decision.ts";
import type { Guard } from "./guards.ts";
import type { Minor, Order } from "./order.ts";
import { alreadyDone, refuse, way } from "./refusals.ts";
import { shortage } from "./placing.ts";
import { isAmount } from "./values.ts";

type Of<N extends OrderCommandName> = Extract<OrderCommand, { on: N }>;

/** A guard that reads the values of one of these commands; a row that gives it another is a bug of the table. */
export function of<N extends OrderCommandName>(
  names: readonly N[],
  says: string,
  check: (ctx: Context, order: Order, command: Of<N>) => Decision | null,
): Guard {
  return {
    says,
    check: (ctx, order, command) => {
      if (command === null || !(names as readonly string[]).includes(command.on)) throw new Error(`"${says}" cannot be asked of ${command?.on ?? "a button"}.`);
      return check(ctx, order, command as Of<N>);
    },
  };
}

const tracking = /^[A-Z0-9-]{6,40}$/;

/** The tracking number as it is kept: upper case, without spaces around it. */
export const normalTracking = (text: string): string => text.trim().toUpperCase();

/** Whether a tracking number is well-formed (T17), as it would be kept. */
export const isTracking = (text: string): boolean => tracking.test(normalTracking(text));

/** A whole number of days, from 1 to the most the policy allows. */
export const days = (asked: number, most: number, rule: string): Decision<never> | null =>
  Number.isInteger(asked) && asked >= 1 && asked <= most ? null : refuse("days_out_of_range", rule, { field: "days" });

/** What a rail was asked for when the order was placed, before any unit fell away: no rail brings more. */
const askedFor = ({ lines, price }: Order): Minor => lines.reduce((sum, { unitTotals }) => unitTotals.reduce((all, unit) => all + unit, sum), price.shipping);

/** Conditions on what a command says. */
export const commandGuards = {
  amount_exact: of(["pay"], "wallet and rail together make the exact total", (_, order, { wallet, outside }) => {
    const rest = order.price.total - wallet;
    if (!isAmount(wallet) || wallet < 0 || rest < 0) return refuse("payment_amount_wrong", "T02", { field: "wallet" });
    const paid = outside === null ? 0 : outside.amount;
    if (paid === rest && (outside === null || paid > 0)) return null;
    return refuse("payment_amount_wrong", "T02", { field: "outside.amount" });
  }),
  wallet_suffices: of(["pay"], "the wallet holds what it shall pay", (ctx, _, { wallet }) =>
    wallet <= ctx.buyer.wallet ? null : refuse("insufficient_wallet", "T02", { field: "wallet", instead: [way("choose_other_payment")] }),
  ),
  units_to_reserve: of(["pay"], "units that are taken on payment are free", (ctx, order) => {
    const short = shortage(order.lines, ctx, (line) => line.stockMode === "on_payment");
    return short && refuse("out_of_stock", "R21", { field: `lines.${short.no}.quantity`, instead: [way("cancel_unpaid")] });
  }),
  amount_refundable: of(["make_counter_offer"], "0 < amount < what can still be refunded", (_, order, { amount }) =>
    isAmount(amount) && amount > 0 && amount < refundable(order) ? null : refuse("amount_out_of_range", "T16", { field: "amount" }),
  ),
  offer_is_named: of(["accept_counter_offer", "decline_counter_offer"], "the offer that stands is the one named", (_, order, command) => {
    const request = openRequest(order);
    const offer = request?.offers.find((o) => o.no === command.offerNo);
    if (offer?.state === "live") return null;
    const ended = request ? offer : order.requests.at(-1)?.offers.find((o) => o.no === command.offerNo);
    if (ended?.state === (command.on === "accept_counter_offer" ? "accepted" : "declined")) return alreadyDone("T16");
    return refuse("offer_not_live", "T16", {
      field: "offerNo",
      ended: ended?.state ?? null,
      since: request ? null : (order.requests.at(-1)?.endedAt ?? null),
      instead: request?.offers.some((o) => o.state === "live") ? [way(command.on)] : [],
    });
  }),
  offer_still_fits: of(["accept_counter_offer"], "it is still less than what can be refunded", (_, order, { offerNo }) => {
    const offer = openRequest(order)?.offers.find(({ no }) => no === offerNo);
    return !offer || offer.amount < refundable(order) ? null : refuse("amount_out_of_range", "T16", { field: "offerNo" });
  }),
  tracking_well_formed: of(["ship", "ship_return"], "a carrier, and a tracking number of 6-40 letters, digits and dashes", (_, __, command) => {
    const rule = command.on === "ship" ? "T17" : "3.5";
    if (command.carrier.trim() === "") return refuse("tracking_malformed", rule, { field: "carrier" });
    return isTracking(command.tracking) ? null : refuse("tracking_malformed", rule, { field: "tracking" });
  }),
  days_in_range: of(["ask_extension", "grant_extension"], "1 to the most days the policy allows", (ctx, _, command) =>
    days(command.days, ctx.policy.extensionDaysMax, "T19"),
  ),
  not_asked_already: of(["ask_extension"], "not the same question again", (_, order, command) =>
    order.extensionAsked?.days === command.days ? alreadyDone("T19") : null,
  ),
  warning_understood: of(["purge"], "the warning was understood: history and dispute right are lost", (_, __, command) =>
    command.understood ? null : refuse("confirmation_missing", "T34", { field: "understood" }),
  ),
  text_given: of(["appeal_verdict", "contest_return", "contest_chargeback"], "it says why", (_, __, { on, text }) =>
    text.trim() === "" ? refuse("text_missing", on === "contest_chargeback" ? "K1" : on === "contest_return" ? "3.5" : "3.4", { field: "text" }) : null,
  ),
  captured_what_was_asked: of(["capture_late"], "an amount above 0, and no more than the order was placed for", (_, order, { amount }) =>
    isAmount(amount) && amount > 0 && amount <= askedFor(order) ? null : refuse("amount_out_of_range", "P4", { field: "amount" }),
  ),
} satisfies Record<string, Guard>;
