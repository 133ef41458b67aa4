import type { OrderCommandName, OrderState, Visibility } from "@souk/rulebook";
import type { Answer } from "../api-types.ts";

interface Standing {
  readonly state: OrderState;
  readonly visibility: Visibility;
  readonly answers: readonly Answer[];
  readonly dispute: { readonly open: boolean } | null;
}

/** Which of the law's buttons belong on the page of an order in which state, the most wanted first. They show whether allowed or not. */
const byState: Record<OrderState, readonly OrderCommandName[]> = {
  awaiting_payment: ["pay", "cancel_unpaid"],
  payment_verifying: ["request_cancellation", "withdraw_cancellation", "self_cancel"],
  awaiting_shipment: ["open_dispute", "request_cancellation", "withdraw_cancellation", "self_cancel", "propose_amendment", "grant_extension"],
  awaiting_delivery: ["confirm_receipt", "open_dispute", "refuse_delivery", "ask_protection", "request_cancellation"],
  finished: ["open_dispute", "reorder", "trash"],
  closed: ["reorder", "trash"],
};

/** Buttons that say nothing while they are not possible: nothing to withdraw, no right to cancel alone. */
const onlyWhenAllowed: readonly OrderCommandName[] = ["withdraw_cancellation", "self_cancel", "decline_extension"];

/** The answers to show as buttons for an order, in order. A row of a list comes with its own: the quieter ones are left to the order's page. */
export const shownAnswers = ({ state, visibility, answers, dispute }: Standing, place: "row" | "page"): Answer[] => {
  const onPage: readonly OrderCommandName[] = visibility === "trashed" ? ["restore", "reorder", "purge"] : byState[state];
  const own = place === "row" ? answers : onPage.flatMap((command) => answers.find((answer) => answer.command === command) ?? []);
  return (
    own
      .filter((answer) => answer.allowed || !onlyWhenAllowed.includes(answer.command))
      // an open request is withdrawn, not asked again: one button for one thing
      .filter((answer, _, all) => answer.command !== "request_cancellation" || answer.allowed || !all.some((each) => each.command === "withdraw_cancellation"))
      // an open dispute is looked at, not opened again; before shipping it only follows a refusal
      .filter((answer) => answer.command !== "open_dispute" || (!dispute?.open && (answer.allowed || state !== "awaiting_shipment")))
  );
};
