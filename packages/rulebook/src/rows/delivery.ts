import type { Row } from "./row.ts";
import { AD, CL, clock, FI, outside, people } from "./shared.ts";

/** A parcel on its way, and the end of the sale (T22 to T25, T38, 3.3, F2). */
// prettier-ignore
export const delivery = [
  { t: "T22", on: "report_delivered", by: ["carrier", "admin"], from: [AD], ...outside, before: ["protection_end"], guards: ["not_delivered_yet"], values: ["fact_follows"], does: "deliver", notify: ["buyer", "seller"], source: "s4 A15" },
  { t: "T22", ...clock, deadline: "carrier_scan", when: "scan_delivers", from: [AD], does: "deliver", notify: ["buyer", "seller"], source: "s4 A15" },
  { t: "T38", ...clock, deadline: "carrier_scan", when: "scan_is_bad", from: [AD], does: "scan", notify: ["buyer", "seller"], source: "s1 s3 s4" },
  { t: "3.3", ...clock, deadline: "carrier_scan", from: [AD], does: "scan", notify: [], source: "A19" },
  { t: "T38", on: "report_shipment", when: "fact_is_bad", by: ["carrier", "admin"], from: [AD], ...outside, guards: ["not_delivered_yet"], values: ["fact_follows"], does: "report_shipment",
    notify: ["buyer", "seller"], source: "s1 s3 s4" },
  { t: "3.3", on: "report_shipment", by: ["carrier", "admin"], from: [AD], ...outside, guards: ["not_delivered_yet"], values: ["fact_follows"], does: "report_shipment", notify: [],
    source: "A19" },
  // The buyer's own word is the carrier's fact: what was turned away at the door is on its way back.
  { t: "3.3", on: "refuse_delivery", by: ["buyer"], from: [AD], before: ["auto_confirm", "protection_end"], ...people, guards: ["not_delivered_yet", "not_turned_away"], does: "refuse_delivery",
    notify: ["buyer", "seller"], source: "s1 s3 s4" },
  { t: "T38", ...clock, deadline: "no_scan", from: [AD], to: CL, closes: "not_delivered", does: "give_up_delivery", money: "C1", stock: "back only if returned", metric: "fault by fact",
    notify: ["buyer", "seller"], source: "s1 s3 s4; our length" },
  { t: "T23", on: "confirm_receipt", by: ["buyer"], from: [AD], to: FI, before: ["auto_confirm", "protection_end"], ...people, guards: ["no_open_dispute"], does: "confirm", money: "F1", notify: ["seller"], source: "s4" },
  { t: "T24", ...clock, deadline: "auto_confirm", from: [AD], to: FI, does: "confirm_by_time", money: "F1", notify: ["buyer", "seller"], source: "A15" },
  { t: "T24", ...clock, deadline: "protection_end", from: [AD], to: FI, does: "confirm_by_time", money: "F1", notify: ["buyer", "seller"], source: "A14 R16" },
  { t: "T25", on: "ask_protection", by: ["buyer"], from: [AD], before: ["auto_confirm", "protection_end"], ...people, guards: [], values: ["protection_days_in_range", "protection_not_asked"],
    does: "ask_protection", notify: ["seller"], source: "A14" },
  { t: "T25", on: "grant_protection", by: ["seller"], from: [AD], before: ["auto_confirm", "protection_end"], ...people, guards: [], values: ["protection_days_in_range"],
    does: "grant_protection", notify: ["buyer", "seller"], source: "A14" },
  { t: "T25", on: "decline_protection", by: ["seller"], from: [AD], before: ["auto_confirm", "protection_end"], ...people, guards: ["protection_asked"], does: "decline_protection",
    notify: ["buyer"], source: "A14" },
  { t: "F2", ...clock, deadline: "payout", from: [FI], does: "release_proceeds", money: "F2", notify: [], source: "our length" },
] as const satisfies readonly Row[];
