import type { Decision } from "../decision.ts";
import { of } from "../guards-of-values.ts";
import type { Guard } from "../guards.ts";
import type { Order, Terms } from "../order.ts";
import { openDispute, refundable } from "../regions.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import { receivedReasons } from "../reasons.ts";
import { isAmount } from "../values.ts";
import { totalOf } from "../returned-lines.ts";

/** Terms the order can carry out. Nothing goes back twice, and only what was received goes back at all. */
function impossible(order: Order, { amount, withReturn, lines }: Terms, received: boolean, least: number, rule: string): Decision | null {
  const named = new Set(lines);
  if (lines.some((no) => !order.lines.some((line) => line.no === no)) || named.size !== lines.length)
    return refuse("return_not_possible", rule, { field: "lines" });
  if (withReturn && (!received || openDispute(order)?.return != null)) return refuse("return_not_possible", rule, { field: "withReturn" });
  if (!withReturn && lines.length > 0) return refuse("return_not_possible", rule, { field: "lines" });
  const most = Math.min(refundable(order), lines.length > 0 ? totalOf(order, lines) : Infinity);
  return isAmount(amount) && amount >= (withReturn ? Math.max(1, least) : least) && amount <= most
    ? null
    : refuse("amount_out_of_range", rule, { field: "amount" });
}

export const disputeValues = {
  reason_fits: of(["open_dispute"], "the reason fits what was received and when; who changed their mind sends the goods back", (ctx, order, command) => {
    const { received, reason, withReturn } = command;
    const shipped = order.shippedAt !== null;
    if (received && !shipped) return refuse("dispute_not_offered", "T27", { field: "received" });
    if (receivedReasons.includes(reason) !== received) return refuse("dispute_not_offered", shipped ? "T26" : "T27", { field: "reason" });
    if (!shipped && reason !== "seller_refused_cancel" && !(order.late && ctx.policy.shipByMiss === "claim"))
      return refuse("dispute_not_offered", "T27", { field: "reason" });
    if (reason === "seller_refused_cancel" && shipped && order.requests.length === 0) return refuse("dispute_not_offered", "T26", { field: "reason" });
    return reason === "changed_mind" && !withReturn ? refuse("return_not_possible", "3.5", { field: "withReturn", instead: [way("open_dispute")] }) : null;
  }),
  terms_possible: of(
    ["open_dispute", "propose_settlement", "give_verdict"],
    "at most the refundable rest, of named lines at most what they cost; a return only of what was received",
    (ctx, order, command) => {
      const demand = command.on === "open_dispute" || (command.on === "propose_settlement" && ctx.actor.party === "buyer");
      const received = command.on === "open_dispute" ? command.received : openDispute(order)?.received === true;
      if (command.on === "propose_settlement") {
        const own = openDispute(order)?.proposals.find(
          ({ by, state }) => state === "live" && by === (ctx.actor.party === "admin" ? "platform" : ctx.actor.party),
        );
        const { amount, withReturn, lines, text } = command;
        if (own && own.amount === amount && own.withReturn === withReturn && own.text === text && String(own.lines) === String(lines))
          return alreadyDone("3.4");
      }
      return impossible(order, command, received, demand ? 1 : 0, command.on === "open_dispute" ? "T26" : "3.4");
    },
  ),
  proposal_is_named: of(["accept_settlement"], "the proposal stands, and is another party's", (ctx, order, { proposalNo }) => {
    const proposal = openDispute(order)?.proposals.find(({ no }) => no === proposalNo);
    if (proposal?.state === "live" && proposal.by !== ctx.actor.party) return null;
    return refuse("proposal_not_live", "T28", { field: "proposalNo", ended: proposal?.state ?? null });
  }),
  evidence_fits: of(["add_evidence"], "at most 5 files from each side", (ctx, order, { fileId, name }) => {
    const evidence = openDispute(order)?.evidence ?? [];
    if (evidence.some((file) => file.fileId === fileId)) return alreadyDone("3.4");
    if (name.trim() === "") return refuse("text_missing", "3.4", { field: "name" });
    return evidence.filter(({ by }) => by === ctx.actor.party).length < 5 ? null : refuse("too_many_files", "3.4", { field: "fileId" });
  }),
} satisfies Record<string, Guard>;
