import type { Row } from "../api-types.ts";

export const turns = ["seller", "others", "nobody"] as const;
export type Turn = (typeof turns)[number];

/** Whose move a disputed order waits for: the seller's, somebody else's, or nobody's while it is frozen. */
export const turnOf = ({ frozen, timer, dispute, answers }: Pick<Row, "frozen" | "timer" | "dispute" | "answers">): Turn => {
  if (frozen.length > 0) return "nobody";
  if (timer?.state === "armed" && (timer.kind === "dispute_respond" || timer.kind === "return_confirm_by")) return "seller";
  const lost = dispute?.state === "verdict" && (dispute.settled?.amount.amount ?? 0) > 0;
  return lost && answers.some(({ command, allowed }) => command === "appeal_verdict" && allowed) ? "seller" : "others";
};
