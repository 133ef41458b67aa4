import type { OrderCommandName, OrderState, Visibility } from "@souk/rulebook";
import type { Answer } from "../api-types.ts";

interface Standing {
  readonly state: OrderState;
  readonly visibility: Visibility;
  readonly answers: readonly Answer[];
  readonly dispute: { readonly open: boolean } | null;
}

/** Which of the law's buttons belong to which state, the most wanted first. They show whether allowed or not. */
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

/** What a row of a list leaves to the order's own page, always or while it is not possible. */
const onPageOnly: readonly OrderCommandName[] = ["propose_amendment", "refuse_delivery"];
const onRowWhenAllowed: readonly OrderCommandName[] = ["grant_extension", "ask_protection", "open_dispute"];

/** The answers to show as buttons for an order, in order. A row leaves the quieter ones to the order's own page. */
export const shownAnswers = ({ state, visibility, answers, dispute }: Standing, place: "row" | "page"): Answer[] => {
  const wanted: readonly OrderCommandName[] = visibility === "trashed" ? ["restore", "reorder", "purge"] : byState[state];
  return (
    wanted
      .map((command) => answers.find((answer) => answer.command === command))
      .filter((answer): answer is Answer => answer !== undefined)
      .filter((answer) => answer.allowed || !onlyWhenAllowed.includes(answer.command))
      // an open request is withdrawn, not asked again: one button for one thing
      .filter((answer, _, all) => answer.command !== "request_cancellation" || answer.allowed || !all.some((each) => each.command === "withdraw_cancellation"))
      // an open dispute is looked at, not opened again; before shipping it only follows a refusal
      .filter((answer) => answer.command !== "open_dispute" || (!dispute?.open && (answer.allowed || state !== "awaiting_shipment")))
      .filter((answer) => place === "page" || (!onPageOnly.includes(answer.command) && (answer.allowed || !onRowWhenAllowed.includes(answer.command))))
  );
};
