import type { StoreCommandName } from "../commands.ts";
import type { Party, StoreActKind, StoreDeadlineKind, StoreState } from "../states.ts";
import type { StoreEffectName } from "./effects.ts";
import type { StoreGuardName } from "./guards.ts";

/** One sentence of a store's law (rules.md 3.7, 5.2). Its acts bind all its orders from their instant; each order follows by T30 to T32. */
export interface StoreRow {
  readonly t: string;
  readonly on: StoreCommandName;
  readonly deadline?: StoreDeadlineKind;
  readonly by: readonly Party[];
  readonly from: readonly StoreState[];
  readonly to?: StoreState;
  readonly act?: StoreActKind;
  /** Chooses between two rows of one command by what it says. */
  readonly when?: "upheld";
  /** In time only before each of these is due (2.2.2). */
  readonly before: readonly StoreDeadlineKind[];
  readonly guards: readonly StoreGuardName[];
  readonly values: readonly StoreGuardName[];
  readonly does: StoreEffectName;
  readonly money?: string;
  readonly notify: readonly ("seller" | "admin")[];
  readonly source: string;
}

const clock = { on: "fire_store", by: ["clock"], before: [], guards: [], values: [] } as const;
const staff = { before: [], guards: [], values: [] } as const;
const open = ["active", "under_review"] as const;

// prettier-ignore
const table = [
  { t: "3.7", on: "put_under_review", by: ["admin", "clock"], from: ["active"], to: "under_review", ...staff, values: ["reason_given"], does: "begin_review", notify: ["seller"], source: "our thresholds; 8" },
  { t: "3.7", on: "clear_review", by: ["admin"], from: ["under_review"], to: "active", ...staff, does: "clear_review", notify: ["seller"], source: "our choice" },

  { t: "T30", on: "freeze_store", by: ["admin", "clock"], from: open, to: "frozen", act: "freeze", ...staff, values: ["reason_given"], does: "freeze", money: "W1", notify: ["seller"],
    source: "s4 A6" },
  { t: "3.7", on: "submit_evidence", by: ["seller"], from: ["frozen"], before: ["freeze_evidence"], guards: [], values: ["something_submitted"], does: "answer_investigation", notify: ["admin"],
    source: "s4 A6" },
  { t: "3.7", ...clock, deadline: "freeze_decision", from: ["frozen"], does: "alert_decision", notify: ["admin"], source: "A6" },
  { t: "T31", on: "release_store", by: ["admin"], from: ["frozen"], to: "active", act: "release", ...staff, does: "release", money: "W2", notify: ["seller"], source: "s4" },
  { t: "T32", on: "block_store", by: ["admin"], from: ["frozen"], to: "blocked", act: "block", ...staff, values: ["note_given"], does: "block", money: "W3", notify: ["seller"], source: "s4" },
  { t: "T32", ...clock, deadline: "freeze_evidence", from: ["frozen"], to: "blocked", act: "block", does: "block_unanswered", money: "W3", notify: ["seller", "admin"], source: "s4 A6" },

  { t: "3.7", on: "appeal_block", by: ["seller"], from: ["blocked"], before: ["store_appeal_end"], guards: ["not_appealed"], values: ["text_given"], does: "appeal", notify: ["admin"],
    source: "our choice" },
  // Annulled orders never revive; the money that was kept is the seller's again.
  { t: "3.7", on: "decide_appeal", by: ["admin"], from: ["blocked"], to: "active", when: "upheld", ...staff, guards: ["appeal_open"], does: "decide_appeal", money: "W2", notify: ["seller"],
    source: "our choice" },
  { t: "3.7", on: "decide_appeal", by: ["admin"], from: ["blocked"], ...staff, guards: ["appeal_open"], does: "decide_appeal", notify: ["seller"], source: "our choice" },
  { t: "3.7", ...clock, deadline: "store_appeal_end", from: ["blocked"], does: "end_appeal_window", notify: [], source: "our choice" },
  { t: "3.7", ...clock, deadline: "withheld_end", from: ["blocked"], does: "alert_withheld", notify: ["admin"], source: "our choice" },
  // What covers refunds first is safe for those 180 days; before them nobody decides over it.
  { t: "W3", on: "decide_withheld", by: ["admin"], from: ["blocked"], ...staff, guards: ["withheld_over", "no_appeal_open", "withheld_undecided"], does: "decide_withheld", money: "W3",
    notify: ["seller"], source: "our choice" },

  { t: "F3", on: "withdraw_money", by: ["seller"], from: ["active", "blocked"], before: [], guards: ["money_free"], values: ["amount_available"], does: "withdraw", money: "F3", notify: ["seller"],
    source: "our choice" },

  { t: "3.7", on: "give_points", by: ["admin", "clock"], from: ["active", "under_review", "frozen"], ...staff, values: ["points_whole", "reason_given"], does: "give_points", notify: ["seller"],
    source: "H6 A16" },
  { t: "3.7", on: "sanction_store", by: ["admin"], from: ["active", "under_review", "frozen"], ...staff, guards: [], values: ["sanction_ends_later", "not_sanctioned_so", "reason_given"],
    does: "sanction", notify: ["seller"], source: "H6" },
  { t: "3.7", on: "lift_sanction", by: ["admin"], from: ["active", "under_review", "frozen", "blocked"], ...staff, values: ["sanctioned_so"], does: "lift_sanction", notify: ["seller"],
    source: "our choice" },
  { t: "3.7", ...clock, deadline: "sanction_end", from: ["active", "under_review", "frozen", "blocked"], does: "end_sanctions", notify: ["seller"], source: "H6" },
  { t: "3.7", ...clock, deadline: "points_reset", from: ["active", "under_review", "frozen", "blocked"], does: "reset_points", notify: ["seller"], source: "H6" },
] as const satisfies readonly StoreRow[];

export const storeRows: readonly StoreRow[] = table;
