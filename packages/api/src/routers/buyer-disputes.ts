import { acceptProposalInput, buyerDone, openDisputeInput, orderInput, proposeInput, shipReturnInput, wordsInput } from "../contract/index.ts";
import { playsAsBuyer } from "../plays.ts";
import { buyerProcedure, router } from "../trpc.ts";
import { settlementOf } from "./terms.ts";

export const buyerDisputes = router({
  /** What went wrong, what the buyer wants, and whether the goods go back. */
  open: buyerProcedure
    .input(openDisputeInput)
    .output(buyerDone)
    .mutation(playsAsBuyer((input) => ({ on: "open_dispute", received: input.received, reason: input.reason, ...settlementOf(input) }))),

  /** Edits what the buyer wants; the seller has the whole time to answer again. */
  propose: buyerProcedure
    .input(proposeInput)
    .output(buyerDone)
    .mutation(playsAsBuyer((input) => ({ on: "propose_settlement", ...settlementOf(input) }))),

  accept: buyerProcedure
    .input(acceptProposalInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ proposalNo }) => ({ on: "accept_settlement", proposalNo }))),

  withdraw: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "withdraw_dispute" }))),

  appeal: buyerProcedure
    .input(wordsInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ text }) => ({ on: "appeal_verdict", text }))),

  /** The goods are on their way back. */
  shipReturn: buyerProcedure
    .input(shipReturnInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ carrier, tracking }) => ({ on: "ship_return", carrier, tracking }))),
});
