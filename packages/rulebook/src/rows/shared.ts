/** Shorthand of the rows; not part of the law's vocabulary. */
export const AP = "awaiting_payment";
export const PV = "payment_verifying";
export const AS = "awaiting_shipment";
export const AD = "awaiting_delivery";
export const FI = "finished";
export const CL = "closed";

export const people = { frozen: "refused", values: [] } as const;
/** What reaches the order from outside or above whether it is frozen or not. */
export const outside = { before: [], guards: [], values: [], frozen: "allowed" } as const;
export const clock = { on: "fire", by: ["clock"], before: [], guards: [], values: [], frozen: "allowed" } as const;
/** What the end of a dispute can make of its order (T28). */
export const endsDispute = { leads: [AS, AD, FI, CL], closes: "dispute_refund" } as const;
