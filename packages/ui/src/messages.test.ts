import * as law from "@souk/rulebook";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { locales, type Messages } from "./locales.ts";
import { sharedMessages } from "./messages.ts";

const namesOf = (messages: Messages, before = ""): string[] =>
  Object.entries(messages).flatMap(([name, message]) => (typeof message === "string" ? [before + name] : namesOf(message, `${before}${name}.`)));

/** The words the law gives to a portal, by the place of their sentences. Types that are no lists at run time are spelled out and checked by the compiler. */
const commands = {
  place: 1,
  pay: 1,
  cancel_unpaid: 1,
  request_cancellation: 1,
  withdraw_cancellation: 1,
  approve_cancellation: 1,
  reject_cancellation: 1,
  make_counter_offer: 1,
  accept_counter_offer: 1,
  decline_counter_offer: 1,
  ship: 1,
  ask_extension: 1,
  grant_extension: 1,
  decline_extension: 1,
  cancel_as_seller: 1,
  self_cancel: 1,
  confirm_receipt: 1,
  trash: 1,
  restore: 1,
  purge: 1,
  reorder: 1,
  fail_verification: 1,
  pass_verification: 1,
  hold_verification: 1,
  receive_documents: 1,
  propose_amendment: 1,
  accept_amendment: 1,
  decline_amendment: 1,
  ask_protection: 1,
  grant_protection: 1,
  decline_protection: 1,
  report_shipment: 1,
  report_delivered: 1,
  refuse_delivery: 1,
  open_dispute: 1,
  propose_settlement: 1,
  accept_settlement: 1,
  withdraw_dispute: 1,
  give_verdict: 1,
  appeal_verdict: 1,
  ship_return: 1,
  report_return_delivered: 1,
  confirm_return: 1,
  contest_return: 1,
  add_evidence: 1,
  open_chargeback: 1,
  contest_chargeback: 1,
  accept_chargeback: 1,
  reject_chargeback: 1,
  report_refund: 1,
  follow_store: 1,
  capture_late: 1,
  fire: 1,
} as const satisfies Record<law.OrderCommandName, 1>;

const storeCommands = {
  put_under_review: 1,
  clear_review: 1,
  freeze_store: 1,
  submit_evidence: 1,
  release_store: 1,
  block_store: 1,
  appeal_block: 1,
  decide_appeal: 1,
  decide_withheld: 1,
  withdraw_money: 1,
  give_points: 1,
  sanction_store: 1,
  lift_sanction: 1,
  fire_store: 1,
} as const satisfies Record<law.StoreCommandName, 1>;

const buyerCommands = {
  count_unpaid: 1,
  warn_buyer: 1,
  block_purchases: 1,
  ban_buyer: 1,
  restore_buyer: 1,
} as const satisfies Record<law.BuyerCommandName, 1>;

const ways = {
  ...commands,
  ...storeCommands,
  contact_seller: 1,
  wait_for_verification: 1,
  wait_and_return: 1,
  contact_support: 1,
  choose_other_payment: 1,
  change_cart: 1,
  do_not_dispatch: 1,
} as const satisfies Record<law.Way["way"], 1>;

const events = {
  order_placed: 1,
  payment_declined: 1,
  order_paid: 1,
  verification_held: 1,
  documents_received: 1,
  payment_verified: 1,
  cancellation_requested: 1,
  cancellation_approved: 1,
  cancellation_auto_approved: 1,
  cancellation_rejected: 1,
  cancellation_withdrawn: 1,
  cancellation_lapsed: 1,
  cancellation_superseded: 1,
  cancellation_overtaken: 1,
  counter_offer_made: 1,
  counter_offer_declined: 1,
  counter_offer_accepted: 1,
  order_shipped: 1,
  shipment_late: 1,
  extension_asked: 1,
  extension_granted: 1,
  extension_declined: 1,
  order_delivered: 1,
  shipment_reported: 1,
  amendment_proposed: 1,
  amendment_declined: 1,
  order_amended: 1,
  protection_asked: 1,
  protection_granted: 1,
  protection_declined: 1,
  dispute_opened: 1,
  settlement_proposed: 1,
  settlement_accepted: 1,
  seller_fell_silent: 1,
  mediation_began: 1,
  verdict_overdue: 1,
  verdict_given: 1,
  verdict_appealed: 1,
  return_authorized: 1,
  return_shipped: 1,
  return_delivered: 1,
  return_received: 1,
  return_lapsed: 1,
  return_contested: 1,
  dispute_ended: 1,
  evidence_added: 1,
  order_frozen: 1,
  order_released: 1,
  payout_lost: 1,
  chargeback_opened: 1,
  chargeback_contested: 1,
  chargeback_accepted: 1,
  chargeback_rejected: 1,
  proceeds_released: 1,
  proceeds_reduced: 1,
  order_finished: 1,
  order_closed: 1,
  refund_created: 1,
  refund_processing: 1,
  refund_sent: 1,
  refund_credited: 1,
  refund_bounced: 1,
  late_capture_received: 1,
  visibility_changed: 1,
} as const satisfies Record<law.OrderEventType, 1>;

const standingEvents = {
  review_began: 1,
  review_cleared: 1,
  store_frozen: 1,
  investigation_answered: 1,
  decision_overdue: 1,
  store_released: 1,
  store_blocked: 1,
  block_appealed: 1,
  appeal_decided: 1,
  appeal_window_ended: 1,
  withheld_overdue: 1,
  withheld_decided: 1,
  money_withdrawn: 1,
  points_given: 1,
  points_reset: 1,
  store_sanctioned: 1,
  sanction_lifted: 1,
  buyer_standing_changed: 1,
} as const satisfies Record<law.StoreEventBody["type"] | law.BuyerEventBody["type"], 1>;

const causes = {
  counter_offer: 1,
  amendment: 1,
  dispute_partial: 1,
  after_sale: 1,
  late_capture: 1,
} as const satisfies Record<Exclude<law.RefundCause, law.CloseReason>, 1>;

const decisions = { agreement: 1, silence: 1, verdict: 1 } as const satisfies Record<NonNullable<law.Dispute["decidedBy"]>, 1>;
const proposals = { live: 1, replaced: 1, accepted: 1, fallen: 1 } as const satisfies Record<law.Proposal["state"], 1>;
const amendments = { live: 1, replaced: 1, accepted: 1, declined: 1, fallen: 1 } as const satisfies Record<law.ProposedAmendment["state"], 1>;
const sides = { buyer: 1, seller: 1, platform: 1, admin: 1 } as const satisfies Record<law.Proposal["by"] | law.EvidenceRef["by"], 1>;

const windows = ["grace_end", "dispute_openable", "aftersale_end", "feedback_end"];

const words: Record<string, readonly string[]> = {
  label: [...law.orderStates, "frozen", "in_dispute", "awaiting_seller_approval", "refund_in_progress"],
  state: law.orderStates,
  closed: law.closeReasons,
  fault: law.faults,
  party: law.parties,
  rail: law.rails,
  action: [...Object.keys(commands), ...Object.keys(storeCommands)],
  buyerAction: Object.keys(buyerCommands),
  refusal: law.refusalCodes,
  way: Object.keys(ways),
  unpaidReason: law.unpaidReasons,
  paidReason: law.paidReasons,
  rejectReason: law.rejectReasons,
  requestState: law.requestStates,
  grantState: law.grantStates,
  storeState: law.storeStates,
  storeAct: law.storeActKinds,
  sanction: law.sanctionKinds,
  buyerState: law.buyerStates,
  shipmentState: law.shipmentStates,
  disputeKind: law.disputeKinds,
  disputeState: law.disputeStates,
  disputeReason: law.disputeReasons,
  decidedBy: Object.keys(decisions),
  proposalState: Object.keys(proposals),
  amendmentState: Object.keys(amendments),
  side: Object.keys(sides),
  returnState: law.returnStates,
  chargebackState: law.chargebackStates,
  refundStage: law.refundStages,
  refundCause: [...law.closeReasons, ...Object.keys(causes)],
  deadline: [...law.deadlineKinds, ...law.storeDeadlineKinds, ...windows].flatMap((kind) => [`${kind}.name`, `${kind}.left`, `${kind}.zero`]),
  event: [...Object.keys(events), ...Object.keys(standingEvents)],
  visibility: law.visibilities,
  freezeCause: law.freezeCauses,
  freezeShort: law.freezeCauses,
  policy: Object.keys(law.presets.souk),
};

describe.each(locales)("the shared catalogue in %s", (locale) => {
  const messages = sharedMessages[locale];
  const names = new Set(namesOf(messages));

  test.each(Object.entries(words))("has a sentence for every word of law.%s", (place, all) => {
    expect(all.filter((word) => !names.has(`law.${place}.${word}`))).toEqual([]);
  });

  test("has the same names as every other language, and no empty sentence", () => {
    expect([...names].toSorted()).toEqual(namesOf(sharedMessages.en).toSorted());
    const broken: string[] = [];
    const t = createTranslator({ locale, messages: messages as never, onError: (error) => broken.push(error.message) });
    for (const name of names) if ((t as unknown as { raw: (name: string) => string }).raw(name).trim() === "") broken.push(name);
    expect(broken).toEqual([]);
  });

  test("parses as ICU throughout", () => {
    const broken: string[] = [];
    // a missing value is the caller's; a sentence that does not parse is the catalogue's
    const t = createTranslator({
      locale,
      messages: messages as never,
      onError: ({ code, message }: { code: string; message: string }) => code === "INVALID_MESSAGE" && broken.push(message),
    });
    for (const name of names) (t as unknown as (name: string, values: object) => string)(name, { n: 2, days: 2 });
    expect(broken).toEqual([]);
  });
});
