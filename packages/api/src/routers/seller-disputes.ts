import { acceptProposalInput, orderInput, proposeInput, sellerDone, wordsInput } from "../contract/index.ts";
import { playsAsSeller } from "../plays.ts";
import { router, sellerProcedure } from "../trpc.ts";
import { settlementOf } from "./terms.ts";

export const sellerDisputes = router({
  /** The seller's own proposal is the answer that stops the five days. */
  propose: sellerProcedure
    .input(proposeInput)
    .output(sellerDone)
    .mutation(playsAsSeller((input) => ({ on: "propose_settlement", ...settlementOf(input) }))),

  accept: sellerProcedure
    .input(acceptProposalInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ proposalNo }) => ({ on: "accept_settlement", proposalNo }))),

  appeal: sellerProcedure
    .input(wordsInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ text }) => ({ on: "appeal_verdict", text }))),

  /** The goods came back as they should: the buyer is refunded. */
  confirmReturn: sellerProcedure
    .input(orderInput)
    .output(sellerDone)
    .mutation(playsAsSeller(() => ({ on: "confirm_return" }))),

  contestReturn: sellerProcedure
    .input(wordsInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ text }) => ({ on: "contest_return", text }))),
});
