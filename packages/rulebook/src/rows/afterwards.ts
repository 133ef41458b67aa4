import type { Row } from "./row.ts";
import { AD, AP, AS, CL, clock, FI, outside, people, PV } from "./shared.ts";

/** What outlives the order: deleting, buying again, late captures, refunds (T33 to T35, P4, 3.6). */
// prettier-ignore
export const afterwards = [
  { t: "T33", on: "trash", by: ["buyer"], from: [FI, CL], before: [], ...people, guards: ["no_open_dispute", "listed"], does: "trash", notify: [], source: "s4 R17" },
  { t: "T33", on: "restore", by: ["buyer"], from: [FI, CL], before: [], ...people, guards: ["trashed"], does: "restore", notify: [], source: "s4" },
  { t: "T34", on: "purge", by: ["buyer"], from: [FI, CL], before: [], ...people, guards: ["no_open_dispute", "in_trash"], values: ["warning_understood"], does: "purge", notify: [], source: "s4 R18" },
  { t: "T35", on: "reorder", by: ["buyer"], from: [AP, PV, AS, AD, FI, CL], before: [], ...people, frozen: "allowed", guards: ["not_deleted"], does: "nothing", notify: [], source: "s4" },
  { t: "P4", on: "capture_late", by: ["rail", "admin"], from: [PV, AS, AD, FI, CL], before: [], ...people, guards: [], values: ["captured_what_was_asked"], does: "send_back_late_capture", money: "P4",
    notify: ["buyer"], source: "R7 R8 R21" },
  { t: "3.6", ...clock, deadline: "refund_process", from: [PV, AS, AD, FI, CL], when: "refund_expected", does: "process_refund", notify: [], source: "s4 A12" },
  { t: "3.6", ...clock, deadline: "refund_send", from: [PV, AS, AD, FI, CL], when: "refund_unsent", does: "send_refund", money: "C3", notify: ["buyer"], source: "s4 A12" },
  { t: "3.6", ...clock, deadline: "refund_credit", from: [PV, AS, AD, FI, CL], when: "refund_sent", does: "credit_or_bounce_refund", money: "C4 or C4b", notify: ["buyer"], source: "s4 P3" },
  { t: "3.6", ...clock, deadline: "refund_lost", from: [PV, AS, AD, FI, CL], when: "refund_sent", does: "lose_refund", money: "C4b", notify: ["buyer"], source: "s4" },
  { t: "3.6", on: "report_refund", by: ["rail", "admin"], from: [PV, AS, AD, FI, CL], ...outside, guards: ["some_refund_sent"], values: ["refund_is_sent"], does: "report_refund", money: "C4 or C4b", notify: ["buyer"],
    source: "s4 P3" },
] as const satisfies readonly Row[];
