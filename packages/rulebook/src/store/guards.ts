import type { StoreCommand, StoreCommandName } from "../commands.ts";
import type { Decision, StoreContext } from "../decision.ts";
import type { Minor, Store } from "../order.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import { isAmount } from "../values.ts";
import { storeDueOf } from "./deadlines.ts";
import { appealOpen } from "./store.ts";

type Of<N extends StoreCommandName> = Extract<StoreCommand, { on: N }>;

export interface StoreGuard {
  readonly says: string;
  /** `command` is null when only the button is asked about. */
  readonly check: (ctx: StoreContext, store: Store, command: StoreCommand | null) => Decision<never> | null;
}

/** A guard that reads what one of these commands says. */
const of = <N extends StoreCommandName>(
  says: string,
  _names: readonly N[],
  check: (ctx: StoreContext, store: Store, command: Of<N>) => Decision<never> | null,
): StoreGuard => ({ says, check: (ctx, store, command) => (command === null ? null : check(ctx, store, command as Of<N>)) });

const blank = (text: string): boolean => text.trim() === "";

/** What a seller can take out: the available bucket, less what they owe (a receivable is netted first). */
export const withdrawable = ({ available, receivable }: { readonly available: Minor; readonly receivable: Minor }): Minor =>
  Math.max(0, available - receivable);

const holdsPayout: readonly string[] = ["payout_hold", "selling_stop"];

export const storeGuards = {
  reason_given: of("a reason is given", ["put_under_review", "freeze_store", "give_points", "sanction_store"], (_, __, { reason }) =>
    blank(reason) ? refuse("text_missing", "3.7", { field: "reason" }) : null,
  ),
  note_given: of("the decision is explained", ["block_store"], (_, __, { note }) => (blank(note) ? refuse("text_missing", "T32", { field: "note" }) : null)),
  text_given: of("the appeal says why", ["appeal_block"], (_, __, { text }) => (blank(text) ? refuse("text_missing", "3.7", { field: "text" }) : null)),
  something_submitted: of("a text or a file, at most 5 files in all", ["submit_evidence"], (_, store, { files, text }) => {
    if (files.length === 0 && blank(text)) return refuse("text_missing", "3.7", { field: "text" });
    const sent = store.investigation?.evidence.length ?? 0;
    return sent + files.length > 5 ? refuse("too_many_files", "3.7", { field: "files" }) : null;
  }),
  not_appealed: {
    says: "the block was not appealed yet",
    check: (_, { appeal }, command) => {
      if (appeal === null) return null;
      if (command?.on === "appeal_block" && command.text === appeal.text) return alreadyDone("3.7");
      return refuse("appeal_used", "3.7", { since: appeal.at, instead: [way("contact_support")] });
    },
  },
  appeal_open: {
    says: "an appeal waits",
    check: (_, store) =>
      appealOpen(store) ? null : refuse("not_possible_now", "3.7", { since: store.appeal?.at ?? store.blockedAt, ended: store.appeal?.outcome ?? null }),
  },
  no_appeal_open: {
    says: "no appeal waits",
    check: (_, store) => (appealOpen(store) ? refuse("not_possible_now", "3.7", { since: store.appeal?.at ?? null, instead: [way("decide_appeal")] }) : null),
  },
  withheld_over: {
    says: "the money was kept for its whole time",
    check: (ctx, store) => {
      const due = storeDueOf(store, "withheld_end");
      return due === null || ctx.now >= due ? null : refuse("too_early", "W3", { since: store.blockedAt, until: due });
    },
  },
  withheld_undecided: {
    says: "nothing was decided about it yet",
    check: (_, { withheldDecision }, command) => {
      if (withheldDecision === null) return null;
      const same = command?.on === "decide_withheld" && (command.decision === "release") === (withheldDecision === "released");
      return same ? alreadyDone("W3") : refuse("too_late", "W3", { ended: withheldDecision });
    },
  },
  money_free: {
    says: "no payout hold, no selling stop; of a blocked store only what was released to it",
    check: (_, store) => {
      const held = store.sanctions.find(({ kind }) => holdsPayout.includes(kind));
      if (held) return refuse("payout_held", "3.7", { since: held.from, until: held.until, instead: [way("contact_support")] });
      if (store.state === "active" || store.withheldDecision === "released") return null;
      return refuse("payout_held", "F3", { since: store.since, until: storeDueOf(store, "withheld_end"), instead: [way("contact_support")] });
    },
  },
  amount_available: of("0 < amount, at most what is available beyond what the store owes", ["withdraw_money"], ({ money }, _, { amount }) =>
    isAmount(amount) && amount > 0 && amount <= withdrawable(money) ? null : refuse("amount_out_of_range", "F3", { field: "amount" }),
  ),
  points_whole: of("1 to 15 whole points", ["give_points"], (_, __, { points }) =>
    Number.isInteger(points) && points >= 1 && points <= 15 ? null : refuse("amount_out_of_range", "3.7", { field: "points" }),
  ),
  sanction_ends_later: of("it ends in the future, or has no end", ["sanction_store"], ({ now }, _, { until }) =>
    until === null || (Number.isSafeInteger(until) && until > now) ? null : refuse("amount_out_of_range", "3.7", { field: "until" }),
  ),
  not_sanctioned_so: of("it is not in force already", ["sanction_store"], (_, store, { kind, until }) =>
    store.sanctions.some((s) => s.kind === kind && s.until === until) ? alreadyDone("3.7") : null,
  ),
  sanctioned_so: of("it is in force", ["lift_sanction"], (_, store, { kind }) => (store.sanctions.some((s) => s.kind === kind) ? null : alreadyDone("3.7"))),
} satisfies Record<string, StoreGuard>;

export type StoreGuardName = keyof typeof storeGuards;
