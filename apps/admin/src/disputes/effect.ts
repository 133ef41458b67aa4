import type { DisputeKind } from "@souk/rulebook";
import type { MoneyView } from "@souk/ui";

type Reach = "full" | "part" | "none";

/** What a verdict comes to: how much of what can still be given back, what that does to the order, and when. */
export interface Effect {
  readonly reach: Reach;
  /** Names a sentence: the kind of dispute and how far the verdict reaches, as the law tells them apart (T28, T29). */
  readonly order: `${DisputeKind}_${Reach}`;
  /** Money moves at once (a second verdict), after the appeal window, or only when the goods are back. */
  readonly when: "after_return" | "after_appeal" | "at_once";
}

/** What these terms would do as a verdict in this dispute. The law itself decides; this only says beforehand, in the law's own cases. */
export const effectOf = (
  dispute: { readonly kind: DisputeKind; readonly refundable: MoneyView; readonly verdicts: readonly unknown[] },
  amount: number,
  withReturn: boolean,
): Effect => {
  const reach: Reach = amount >= dispute.refundable.amount ? "full" : amount > 0 ? "part" : "none";
  return {
    reach,
    order: `${dispute.kind}_${reach}`,
    when: withReturn ? "after_return" : dispute.verdicts.length > 0 ? "at_once" : "after_appeal",
  };
};
