import { chargebackStates, disputeKinds, disputeReasons, disputeStates, faults, returnStates } from "@souk/rulebook";
import { z } from "zod";
import { address, addressInput, id, instant, money, note, orderNo, shortText, text } from "./scalars.ts";

/** What one side wants a dispute to end with: how much goes back to the buyer, and whether the goods go back first. */
const terms = {
  amount: money,
  withReturn: z.boolean(),
  /** The lines that go back; empty: all of them. */
  lines: z.array(z.int()),
};

export const proposalView = z
  .object({
    no: z.int(),
    by: z.enum(["buyer", "seller", "platform"]),
    ...terms,
    text: z.string(),
    at: instant,
    state: z.enum(["live", "replaced", "accepted", "fallen"]),
  })
  .meta({ id: "Proposal" });

export const verdictView = z.object({ no: z.int(), ...terms, liability: z.enum(faults), text: z.string(), at: instant }).meta({ id: "Verdict" });

/** A file of the dispute: its bytes are fetched by `fileId` from /files, by those who may see the order. */
export const evidenceView = z.object({ fileId: z.int(), by: z.enum(["buyer", "seller", "admin"]), name: z.string(), at: instant }).meta({ id: "Evidence" });

export const returnView = z
  .object({
    state: z.enum(returnStates),
    authorizedAt: instant,
    postage: z.enum(["buyer", "seller"]),
    carrier: z.string(),
    tracking: z.string(),
    shippedAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Why the seller contests what came back; "" when they do not. */
    contest: z.string(),
  })
  .meta({ id: "Return" });

/** Everything of one dispute: what was asked, all proposals side by side, the files of both sides, the verdicts and the way back. */
export const disputeView = z
  .object({
    no: z.int(),
    kind: z.enum(disputeKinds),
    state: z.enum(disputeStates),
    open: z.boolean(),
    received: z.boolean(),
    reason: z.enum(disputeReasons),
    openedAt: instant,
    mediationAt: instant.nullable(),
    decidedAt: instant.nullable(),
    endedAt: instant.nullable(),
    decidedBy: z.enum(["agreement", "silence", "verdict"]).nullable(),
    settled: z.object(terms).nullable(),
    proposals: z.array(proposalView),
    verdicts: z.array(verdictView),
    appeal: z.object({ by: z.enum(["buyer", "seller"]), text: z.string(), at: instant }).nullable(),
    evidence: z.array(evidenceView),
    return: returnView.nullable(),
    /** At most this can be asked for now. */
    refundable: money,
  })
  .meta({ id: "Dispute" });
export type DisputeView = z.infer<typeof disputeView>;

export const chargebackView = z
  .object({
    no: z.int(),
    state: z.enum(chargebackStates),
    amount: money,
    noticed: money,
    reason: z.string(),
    openedAt: instant,
    contestedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: "Chargeback" });
export type ChargebackView = z.infer<typeof chargebackView>;

/** A change both sides may agree to before shipping. */
export const amendmentView = z
  .object({
    no: z.int(),
    by: z.enum(["buyer", "seller"]),
    address: address.nullable(),
    lines: z.array(z.object({ no: z.int(), variantId: z.int(), options: z.string(), quantity: z.int() })),
    at: instant,
    state: z.enum(["live", "replaced", "accepted", "declined", "fallen"]),
  })
  .meta({ id: "Amendment" });
export type AmendmentView = z.infer<typeof amendmentView>;

/** Terms as a person writes them; the amount is in minor units of the order's currency and the law's to judge. */
const termsInput = {
  amount: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  withReturn: z.boolean().optional(),
  lines: z.array(id).max(100).optional(),
  text: note.optional(),
};
export const openDisputeInput = z.strictObject({ orderNo, received: z.boolean(), reason: z.enum(disputeReasons), ...termsInput });
export const proposeInput = z.strictObject({ orderNo, ...termsInput });
export const acceptProposalInput = z.strictObject({ orderNo, proposalNo: id });
export const verdictInput = z.strictObject({ orderNo, liability: z.enum(faults), ...termsInput });
export const wordsInput = z.strictObject({ orderNo, text: note.min(1) });
export const shipReturnInput = z.strictObject({ orderNo, carrier: shortText, tracking: text(60).trim().min(1) });
export const daysInput = z.strictObject({ orderNo, days: z.int().min(1).max(365) });

export const proposeAmendmentInput = z
  .strictObject({
    orderNo,
    address: addressInput.optional(),
    lines: z
      .array(z.strictObject({ no: id, variantId: id, quantity: z.int().min(1).max(999) }))
      .max(100)
      .optional(),
  })
  .refine((input) => input.address !== undefined || (input.lines?.length ?? 0) > 0, { error: "say what shall change", path: ["lines"] });
export const amendmentInput = z.strictObject({ orderNo, amendmentNo: id });
