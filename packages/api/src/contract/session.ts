import { z } from "zod";
import { clockView } from "./clock.ts";
import { id, instant, shortText, slug, text } from "./scalars.ts";

/** The three portals; each has its own cookie and its own kind of person. */
export const portals = ["buyer", "seller", "admin"] as const;
export type Portal = (typeof portals)[number];

export const worldBrief = z
  .object({ slug: z.string(), name: z.string(), scenario: z.string(), sandbox: z.boolean(), currency: z.string(), timeZone: z.string() })
  .meta({ id: "WorldBrief" });
export type WorldBrief = z.infer<typeof worldBrief>;

/** A person of a world: a buyer, a member of a store's staff, or an admin. */
export const personView = z
  .object({
    personId: z.int(),
    name: z.string(),
    role: z.enum(portals),
    storeId: z.int().nullable(),
    storeName: z.string().nullable(),
    /** State of a buyer's account: good, warned, purchase_blocked, banned. */
    state: z.string().nullable(),
    /** Once said about them for a person choosing whom to play: "changes her mind". */
    about: z.string(),
  })
  .meta({ id: "Person" });
export type PersonView = z.infer<typeof personView>;

/** Who is asking. `anonymous` has nothing else; `control` is a program's token that owns worlds and clocks. */
export const meView = z
  .object({
    kind: z.enum(["anonymous", "person", "control"]),
    via: z.enum(["session", "token", "none"]),
    world: worldBrief.nullable(),
    person: personView.nullable(),
    email: z.string().nullable(),
    /** May this one turn the world's clock (the world bar)? */
    mayTurnClock: z.boolean(),
    clock: clockView.nullable(),
  })
  .meta({ id: "Me" });
export type MeView = z.infer<typeof meView>;

export const worldsOutput = z.object({ worlds: z.array(worldBrief) });
export const personasInput = z.strictObject({ world: slug });
export const personasOutput = z.object({ world: worldBrief, people: z.array(personView) });
export const continueAsInput = z.strictObject({ world: slug, personId: id });
export const sessionOpened = z.object({ me: meView });

const email = z.email().max(200);
const password = text(200).min(12, { error: "at least 12 characters" });
/** The account's people of this portal; with several, the second call names one. */
export const signInInput = z.strictObject({ email, password: text(200).min(1), world: slug.optional(), personId: id.optional() });
export const signInOutput = z.object({
  opened: z.boolean(),
  me: meView.nullable(),
  people: z.array(z.object({ world: worldBrief, person: personView })),
});
export const registerInput = z.strictObject({ email, password, name: shortText, world: slug });
export const signedOut = z.object({ signedOut: z.literal(true) });

/** One of this person's own sessions. */
export const sessionView = z.object({ sessionId: z.string(), current: z.boolean(), createdAt: instant, lastSeenAt: instant });
export const sessionsOutput = z.object({ sessions: z.array(sessionView) });
export const endSessionInput = z.strictObject({ sessionId: text(100) });
