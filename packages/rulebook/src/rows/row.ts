import type { OrderCommandName } from "../commands.ts";
import type { EffectName } from "../effects.ts";
import type { GuardName } from "../guards.ts";
import type { ConditionName } from "../conditions.ts";
import type { CloseReason, DeadlineKind, OrderState, Party, RequestState } from "../states.ts";

/** One sentence of the law (rules.md 2.3, 3.6). `decide`, the answers, the docs and the tests all read the same rows. */
export interface Row {
  /** Its number in the law. */
  readonly t: string;
  readonly on: OrderCommandName;
  /** Rows of the clock: which deadline. */
  readonly deadline?: DeadlineKind;
  readonly by: readonly Party[];
  readonly from: readonly (OrderState | "nothing")[];
  /** Where it leads; absent when the base state stays. */
  readonly to?: OrderState;
  readonly closes?: CloseReason;
  /** Where it may lead when what was decided chooses: the end of a dispute (T28). */
  readonly leads?: readonly OrderState[];
  /** What becomes of the cancellation request. */
  readonly request?: readonly [from: RequestState | "none" | "any", to: RequestState];
  /** Chooses between rows of the same command and state, by policy or by what the outsider said. */
  readonly when?: ConditionName;
  /** In time only before each of these is due (2.2.2). */
  readonly before: readonly DeadlineKind[];
  /** Named conditions on the state, in the order they are checked: they decide whether a button works. */
  readonly guards: readonly GuardName[];
  /** Named conditions on what the command says, checked last. */
  readonly values: readonly GuardName[];
  /** Whether a freeze of the order or its store refuses it (2.2.7). */
  readonly frozen: "refused" | "allowed";
  readonly does: EffectName;
  readonly money?: string;
  readonly stock?: string;
  readonly coupon?: string;
  readonly metric?: string;
  readonly notify: readonly ("buyer" | "seller" | "admin")[];
  readonly source: string;
}
