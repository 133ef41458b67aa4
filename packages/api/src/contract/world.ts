import { z } from "zod";
import { clockView } from "./clock.ts";
import { id, instant, instantInput, shortText, slug, text } from "./scalars.ts";
import { instrumentView } from "./shopping.ts";
import { personView, worldBrief } from "./session.ts";

export const worldView = worldBrief.extend({ seed: z.string(), createdAt: instant, clock: clockView, orders: z.int(), people: z.int() }).meta({ id: "World" });
export type WorldView = z.infer<typeof worldView>;

export const worldsListInput = z.strictObject({});
export const worldsListOutput = z.object({ worlds: z.array(worldView) });
export const scenariosOutput = z.object({ scenarios: z.array(z.object({ name: z.string(), about: z.string(), clock: z.enum(["live", "paused"]) })) });
const span = z
  .int()
  .min(0)
  .max(365 * 86_400_000);
const policyOverrides = z
  .strictObject({
    payBy: span,
    verifyBy: span,
    grace: span,
    cancelRespond: span,
    shipByDefault: span,
    shipByGrace: span,
    protection: span,
    disputeOpens: span,
    autoConfirm: span,
    refundProcess: span,
    refundSend: span,
    refundLost: span,
    couponGrace: span,
    unpaidBlockWindow: span,
    earlyCancel: z.enum(["grace", "blocked", "free"]),
    selfCancelUntil: z.enum(["none", "verified", "shipped"]),
    askUntil: z.union([z.literal("shipped"), span]),
    onSilence: z.enum(["approve", "decline", "nothing"]),
    shipByMiss: z.enum(["close", "claim"]),
    shipWhileRequestOpen: z.enum(["overtake", "block"]),
    refundOrder: z.enum(["outside_first", "wallet_first"]),
    maxRequests: z.int().min(1).max(1_000).nullable(),
    extensionDaysMax: z.int().min(0).max(365),
    commissionBps: z.int().min(0).max(10_000),
    unpaidBlockCount: z.int().min(1).max(1_000),
    sellerCanCancel: z.boolean(),
    pauseShipByWhileRequest: z.boolean(),
    restockOnCancel: z.boolean(),
  })
  .partial();

export const createWorldInput = z.strictObject({
  scenario: text(80).min(1),
  name: shortText.optional(),
  /** Same seed, same world; left out: drawn. */
  seed: text(100).min(1).optional(),
  /** First instant of its clock; left out: the scenario's own. */
  startsAt: instantInput.optional(),
  /** How its clock begins: standing, or running at a rate; left out: as the scenario has it. */
  clock: z
    .union([z.strictObject({ mode: z.literal("paused") }), z.strictObject({ mode: z.literal("live"), rate: z.number().min(0.001).max(100_000) })])
    .optional(),
  /** How many orders a scenario with a variable number has. */
  orders: z.int().min(0).max(50_000).optional(),
  /** Instead: as many orders as fire about this many deadlines in the thirty days after the start. */
  deadlines: z.int().min(0).max(100_000).optional(),
  /** What of the policy differs from the preset `souk`: spans in milliseconds, commission in basis points. */
  policy: policyOverrides.optional(),
});
export const worldInput = z.strictObject({ world: slug });
export const worldOutput = z.object({ world: worldView });
export const worldDeleted = z.object({ deleted: z.literal(true) });
/** Everybody of a world with what a test needs to play them. */
export const worldPeopleOutput = z.object({
  people: z.array(personView.extend({ email: z.string().nullable(), instruments: z.array(instrumentView.extend({ behaviour: z.string() })) })),
});
export const createTokenInput = z.strictObject({
  world: slug,
  personId: id,
  name: shortText.optional(),
});
/** The token is shown once; only its hash is kept. */
export const createTokenOutput = z.object({ token: z.string(), person: personView, world: worldBrief });
/** How the simulated outsider behind a means of payment behaves from now on. */
export const setInstrumentInput = z.strictObject({
  world: slug,
  instrumentId: id,
  behaviour: z.enum(["normal", "declines", "bounces", "lost", "verification_fails", "slow"]),
});
export const setInstrumentOutput = z.object({ instrument: instrumentView.extend({ behaviour: z.string() }) });
