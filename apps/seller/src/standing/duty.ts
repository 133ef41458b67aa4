import type { Standing } from "../api-types.ts";

/** What a store's standing asks of its seller, with the deadline it has. */
export interface StandingDuty {
  readonly kind: "answer_investigation" | "appeal_block";
  readonly timer: Standing["timers"][number] | null;
}

/** The duty of a store that is frozen and has not answered yet, or blocked and may still appeal; null where nothing is asked. */
export const dutyOf = ({ investigation, timers, answers }: Pick<Standing, "investigation" | "timers" | "answers">): StandingDuty | null => {
  const may = (command: string): boolean => answers.some((answer) => answer.command === command && answer.allowed);
  const timer = (kind: string) => timers.find((each) => each.kind === kind) ?? null;
  if (may("submit_evidence") && investigation?.evidenceAt === null) return { kind: "answer_investigation", timer: timer("freeze_evidence") };
  return may("appeal_block") ? { kind: "appeal_block", timer: timer("store_appeal_end") } : null;
};
