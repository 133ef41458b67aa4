import { answerFor, openRequest } from "@souk/rulebook";
import type { Answer, Context, Order, OrderCommandName, OrderState } from "@souk/rulebook";
import type { Viewer } from "./order.ts";

/** What a buyer goes through a list for, the most wanted first. */
const ofBuyer: Readonly<Record<OrderState, readonly OrderCommandName[]>> = {
  awaiting_payment: ["pay", "cancel_unpaid"],
  payment_verifying: ["request_cancellation", "withdraw_cancellation", "self_cancel"],
  awaiting_shipment: ["open_dispute", "request_cancellation", "withdraw_cancellation", "self_cancel", "grant_extension"],
  awaiting_delivery: ["confirm_receipt", "open_dispute", "ask_protection", "request_cancellation"],
  finished: ["open_dispute", "reorder", "trash"],
  closed: ["reorder", "trash"],
};
const ofTrashed: readonly OrderCommandName[] = ["restore", "reorder", "purge"];

/** A seller ships, or answers first. */
const ofSeller: readonly OrderCommandName[] = ["ship"];
const ofAsked: readonly OrderCommandName[] = ["approve_cancellation", "reject_cancellation", "make_counter_offer", "ship"];

/** Buttons that say nothing in a row while they are not possible: why not is told on the order's own page. */
const quiet: readonly OrderCommandName[] = ["withdraw_cancellation", "self_cancel", "open_dispute", "grant_extension", "ask_protection"];

function commandsOfRow(order: Order, party: Viewer["party"]): readonly OrderCommandName[] {
  switch (party) {
    case "buyer":
      return order.visibility === "trashed" ? ofTrashed : ofBuyer[order.state];
    case "seller":
      return openRequest(order) ? ofAsked : order.state === "awaiting_shipment" ? ofSeller : [];
    case "admin":
      return [];
  }
}

/** The buttons of a row, in order, a few of those the order itself answers for: whoever wants to know of all of them looks at the order. */
export const rowAnswers = (ctx: Context, order: Order, party: Viewer["party"]): Answer[] =>
  commandsOfRow(order, party)
    .map((command) => answerFor(ctx, order, command))
    .filter(({ allowed, command }) => allowed || !quiet.includes(command));
