import type { Row } from "./row.ts";
import { AD, AP, AS, CL, clock, FI, outside, PV } from "./shared.ts";

/** What binds an order from outside its two parties: its store, and the card issuer (T30 to T32, T37, K1 to K3). */
// prettier-ignore
export const freezes = [
  // The store's own act tells its seller and the admins once; each order tells its buyer.
  { t: "T30", on: "follow_store", when: "act_freezes", by: ["clock"], from: [PV, AS, AD, FI], ...outside, does: "follow_freeze", notify: ["buyer"], source: "s4 A2 A6" },
  { t: "T31", on: "follow_store", when: "act_releases", by: ["clock"], from: [PV, AS, AD, FI], ...outside, does: "follow_release", notify: ["buyer"], source: "s4" },
  { t: "T32", on: "follow_store", when: "act_blocks", by: ["clock"], from: [AP, PV, AS, AD], to: CL, closes: "annulled", request: ["any", "superseded"], ...outside, does: "annul",
    money: "C1 or P3; K2 over an open chargeback", stock: "leaves the shelf", coupon: "back, the blocked store's own void", metric: "seller fault", notify: ["buyer"], source: "s4 R23" },
  { t: "T32", on: "follow_store", when: "act_blocks", by: ["clock"], from: [FI], ...outside, does: "lose_payout", notify: [], source: "s4" },

  { t: "K1", on: "open_chargeback", when: "chargeback_takes", by: ["rail", "admin"], from: [PV, AS, AD, FI], ...outside, guards: ["paid_by_card", "no_open_chargeback"], values: ["noticed_something"],
    does: "open_chargeback", money: "K1", metric: "chargebacks +1", notify: ["buyer", "seller", "admin"], source: "A7 P2 R20" },
  { t: "K1", on: "open_chargeback", by: ["rail", "admin"], from: [PV, AS, AD, FI, CL], ...outside, guards: ["paid_by_card", "no_open_chargeback"], values: ["noticed_something"],
    does: "note_chargeback", notify: ["admin"], source: "R20" },
  { t: "K1", on: "contest_chargeback", by: ["admin"], from: [PV, AS, AD, FI], ...outside, before: ["chargeback_answer"], guards: ["chargeback_unanswered"], values: ["text_given"],
    does: "contest_chargeback", notify: [], source: "P2" },
  { t: "T37", on: "accept_chargeback", by: ["admin"], from: [PV, AS, AD], to: CL, closes: "chargeback", request: ["any", "superseded"], ...outside, before: ["chargeback_answer"],
    guards: ["chargeback_open"], does: "accept_chargeback", money: "K2", stock: "before shipping restock", coupon: "void", metric: "buyer risk +1", notify: ["buyer", "seller"], source: "P2 E7" },
  { t: "T37", on: "accept_chargeback", by: ["admin"], from: [FI], ...outside, before: ["chargeback_answer"], guards: ["chargeback_open", "chargeback_took"], does: "accept_chargeback_after_sale",
    money: "K2b", metric: "buyer risk +1", notify: ["buyer", "seller"], source: "P2 E7" },
  { t: "T37", ...clock, deadline: "chargeback_answer", from: [PV, AS, AD], to: CL, closes: "chargeback", request: ["any", "superseded"], does: "accept_chargeback", money: "K2",
    stock: "before shipping restock", coupon: "void", metric: "buyer risk +1", notify: ["buyer", "seller"], source: "P2" },
  { t: "T37", ...clock, deadline: "chargeback_answer", from: [FI], does: "accept_chargeback_after_sale", money: "K2b", metric: "buyer risk +1", notify: ["buyer", "seller"], source: "P2" },
  { t: "K3", on: "reject_chargeback", when: "chargeback_froze", by: ["rail", "admin"], from: [PV, AS, AD, FI], ...outside, guards: ["chargeback_open"], does: "reject_chargeback", money: "K3",
    notify: ["buyer", "seller"], source: "P2" },
  { t: "K3", on: "reject_chargeback", by: ["rail", "admin"], from: [PV, AS, AD, FI, CL], ...outside, guards: ["chargeback_open"], does: "reject_chargeback", notify: [], source: "R20" },
] as const satisfies readonly Row[];
