import type { Dispute } from "../api-types.ts";

export type Proposal = Dispute["proposals"][number];

/** What one side stands for right now: its latest live proposal. */
export const liveTerms = (dispute: Pick<Dispute, "proposals">, side: Proposal["by"]): Proposal | undefined =>
  dispute.proposals.findLast((proposal) => proposal.by === side && proposal.state === "live");
