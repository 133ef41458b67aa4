import type { Row } from "./row.ts";
import { AD, AS, clock, endsDispute, FI, outside, people } from "./shared.ts";

const DISPUTED = [AS, AD, FI] as const;
/** Goods can only come back once they were shipped. */
const SOLD = [AD, FI] as const;

/** Disputes and the way back of goods (T26 to T29, 3.4, 3.5). */
// prettier-ignore
export const disputes = [
  { t: "T26", on: "open_dispute", by: ["buyer"], from: [AD], before: ["auto_confirm", "protection_end"], ...people, guards: ["no_open_dispute", "dispute_openable"],
    values: ["reason_fits", "terms_possible"], does: "open_dispute", money: "escrow locked", metric: "disputes +1", notify: ["seller"], source: "s4 A5 R15 R16" },
  { t: "T27", on: "open_dispute", by: ["buyer"], from: [AS], before: ["ship_by"], ...people, guards: ["no_open_dispute", "no_open_request", "seller_refused", "no_verdict_yet"],
    values: ["reason_fits", "terms_possible"], does: "open_dispute", money: "escrow locked", metric: "disputes +1", notify: ["seller", "admin"], source: "s2 s4" },
  { t: "T29", on: "open_dispute", by: ["buyer"], from: [FI], before: [], ...people, guards: ["no_open_dispute", "not_deleted", "inside_after_sale", "no_verdict_yet", "something_left"],
    values: ["reason_fits", "terms_possible"], does: "open_dispute", metric: "disputes +1", notify: ["seller"], source: "A14" },

  { t: "3.4", on: "propose_settlement", by: ["buyer"], from: DISPUTED, before: ["dispute_respond", "dispute_mediate"], ...people, guards: ["dispute_discussed"], values: ["terms_possible"],
    does: "propose", notify: ["seller"], source: "A5" },
  { t: "3.4", on: "propose_settlement", by: ["seller"], from: DISPUTED, before: ["dispute_respond", "dispute_mediate"], ...people, guards: ["dispute_discussed"], values: ["terms_possible"],
    does: "propose", notify: ["buyer"], source: "A5" },
  { t: "3.4", on: "propose_settlement", by: ["admin"], from: DISPUTED, before: [], ...people, guards: ["dispute_discussed", "platform_decides", "not_frozen"], values: ["terms_possible"],
    does: "propose", notify: ["buyer", "seller"], source: "A5" },
  { t: "T28", on: "accept_settlement", by: ["buyer", "seller"], from: DISPUTED, ...endsDispute, before: ["dispute_respond", "dispute_mediate"], ...people, guards: ["dispute_discussed", "proposal_to_accept"],
    values: ["proposal_is_named"], does: "accept_settlement", money: "C1, C5, D1, D1b, D2, D2b or F1", stock: "AS full: restock", coupon: "AS full: back", notify: ["buyer", "seller"],
    source: "A5" },
  { t: "T28", on: "withdraw_dispute", by: ["buyer"], from: DISPUTED, before: ["dispute_respond", "dispute_mediate"], ...people, guards: ["dispute_open", "nothing_decided_yet"],
    does: "withdraw_dispute", notify: ["seller"], source: "A5 R15" },
  { t: "T28", ...clock, deadline: "dispute_respond", from: DISPUTED, ...endsDispute, does: "execute_demand", money: "C1, C5, D1, D1b, D2, D2b or F1", stock: "AS full: restock",
    coupon: "AS full: back", metric: "seller dispute_silences +1", notify: ["buyer", "seller"], source: "A5 A14" },
  { t: "3.4", ...clock, deadline: "dispute_mediate", from: DISPUTED, does: "begin_mediation", notify: ["buyer", "seller", "admin"], source: "A5 A27" },
  { t: "3.4", ...clock, deadline: "verdict_sla", from: DISPUTED, does: "alert_verdict", notify: ["admin"], source: "our length" },

  { t: "3.4", on: "give_verdict", when: "first_verdict", by: ["admin"], from: DISPUTED, before: [], ...people, guards: ["not_frozen", "platform_decides"], values: ["terms_possible"],
    does: "give_verdict", metric: "by liability, once final", notify: ["buyer", "seller"], source: "s4 R12" },
  { t: "T28", on: "give_verdict", by: ["admin"], from: DISPUTED, ...endsDispute, before: [], ...people, guards: ["not_frozen", "platform_decides"], values: ["terms_possible"],
    does: "give_final_verdict", money: "C1, C5, D1, D1b, D2, D2b or F1", stock: "AS full: restock", coupon: "AS full: back", metric: "by liability", notify: ["buyer", "seller"],
    source: "A16 R12" },
  { t: "3.4", on: "appeal_verdict", by: ["buyer"], from: DISPUTED, before: ["appeal_end"], ...people, guards: ["verdict_appealable"], values: ["text_given"], does: "appeal_verdict",
    notify: ["seller", "admin"], source: "A16" },
  { t: "3.4", on: "appeal_verdict", by: ["seller"], from: DISPUTED, before: ["appeal_end"], ...people, guards: ["verdict_appealable"], values: ["text_given"], does: "appeal_verdict",
    notify: ["buyer", "admin"], source: "A16" },
  { t: "T28", ...clock, deadline: "appeal_end", from: DISPUTED, ...endsDispute, does: "execute_verdict", money: "C1, C5, D1, D1b, D2, D2b or F1", stock: "AS full: restock",
    coupon: "AS full: back", metric: "by liability", notify: ["buyer", "seller"], source: "A16" },

  { t: "3.5", on: "ship_return", by: ["buyer"], from: SOLD, before: ["return_ship_by"], ...people, guards: ["return_authorized"], values: ["tracking_well_formed"], does: "ship_return",
    notify: ["seller"], source: "A5" },
  { t: "3.5", on: "report_return_delivered", by: ["carrier", "admin"], from: SOLD, ...outside, guards: ["return_on_its_way"], does: "report_return", notify: ["buyer", "seller"], source: "A5" },
  { t: "T28", on: "confirm_return", by: ["seller"], from: SOLD, ...endsDispute, before: ["return_confirm_by"], ...people, guards: ["return_shipped"], does: "confirm_return",
    money: "C1, D1, D1b, D2 or D2b", notify: ["buyer", "seller"], source: "A5" },
  { t: "3.5", on: "contest_return", by: ["seller"], from: SOLD, before: ["return_confirm_by"], ...people, guards: ["return_shipped", "verdict_left"], values: ["text_given"], does: "contest_return",
    notify: ["buyer", "admin"], source: "our choice" },
  { t: "T28", ...clock, deadline: "return_ship_by", from: SOLD, ...endsDispute, does: "lapse_return", money: "F1", notify: ["buyer", "seller"], source: "A5" },
  { t: "T28", ...clock, deadline: "return_confirm_by", from: SOLD, ...endsDispute, does: "confirm_return_by_silence", money: "C1, D1, D1b, D2 or D2b", notify: ["buyer", "seller"],
    source: "our length" },

  { t: "3.4", on: "add_evidence", by: ["buyer", "seller", "admin"], from: DISPUTED, before: [], ...people, frozen: "allowed", guards: ["dispute_open"], values: ["evidence_fits"],
    does: "add_evidence", notify: [], source: "A5" },
] as const satisfies readonly Row[];
