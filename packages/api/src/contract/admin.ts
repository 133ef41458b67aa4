import { deadlineKinds, orderStates, shipmentStates, storeDeadlineKinds } from "@souk/rulebook";
import { z } from "zod";
import { clockView, dueView } from "./clock.ts";
import { adminOrder, orderRow, pageInput } from "./order.ts";
import { duration, id, instant, money, note, orderNo, search, text } from "./scalars.ts";
import { personView } from "./session.ts";
import { mailView } from "./shopping.ts";

export const adminOrdersInput = z.strictObject({
  search: search.optional(),
  state: z.enum(orderStates).optional(),
  storeId: id.optional(),
  buyerId: id.optional(),
  openRequest: z.boolean().optional(),
  ...pageInput,
});
export const adminOrdersOutput = z.object({ clock: clockView, orders: z.array(orderRow), nextCursor: z.string().nullable() });

/** One entry of the books: debit +, credit -. */
export const entryView = z
  .object({ stream: z.string(), orderNo: z.int().nullable(), n: z.int(), k: z.int(), at: instant, account: z.string(), amount: money, event: z.string() })
  .meta({ id: "Entry" });
export type EntryView = z.infer<typeof entryView>;

/** A deadline of any state, with every generation it had. */
export const deadlineView = z
  .object({
    kind: z.enum(deadlineKinds),
    subject: z.string(),
    generation: z.int(),
    state: z.enum(["armed", "suspended", "fired", "disarmed", "superseded"]),
    due: instant,
    remaining: duration.nullable(),
    firedAt: instant.nullable(),
    /** What the simulated outsider will answer at that instant; "" for the law's own. */
    outcome: z.string(),
    consequence: z.string(),
  })
  .meta({ id: "Deadline" });
/** An order's whole story on one page. `hash` is the head of its chain after the event. */
export const storyOutput = z.object({
  clock: clockView,
  order: adminOrder,
  events: z.array(z.object({ n: z.int(), hash: z.string(), processedAt: instant.nullable() })),
  deadlines: z.array(deadlineView),
  entries: z.array(entryView),
  mails: z.array(mailView),
});
export const adminDone = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]), order: adminOrder });
export const failVerificationInput = z.strictObject({ orderNo, note: note.optional() });
/** A fact of the carrier other than delivery. */
export const reportShipmentInput = z.strictObject({ orderNo, fact: z.enum(shipmentStates).exclude(["label_created", "delivered"]) });
/** What the rail says of a refund on its way. */
export const reportRefundInput = z.strictObject({ orderNo, refund: id, outcome: z.enum(["credited", "bounced"]) });
export const openChargebackInput = z.strictObject({ orderNo, amount: z.int().positive(), reason: note.optional() });
export const contestChargebackInput = z.strictObject({ orderNo, text: note.min(1) });
export const acceptChargebackInput = z.strictObject({ orderNo, fault: z.enum(["seller", "platform"]) });
export const captureLateInput = z.strictObject({ orderNo, instrumentId: id, amount: z.int().positive() });

export const trialBalanceOutput = z.object({
  clock: clockView,
  balances: z.array(
    z.object({
      currency: z.string(),
      /** Debit-side balances are positive, credit-side negative; `kind` is A, L, R or E. */
      accounts: z.array(z.object({ account: z.string(), kind: z.string(), debit: money, credit: money, balance: money })),
      debit: money,
      credit: money,
      /** 0 when the books balance. */
      difference: money,
    }),
  ),
});
export const accountInput = z.strictObject({ account: text(120).min(1), ...pageInput });
export const accountOutput = z.object({
  clock: clockView,
  account: z.string(),
  balance: money,
  entries: z.array(entryView),
  nextCursor: z.string().nullable(),
});
export const entriesInput = z.strictObject({ orderNo: orderNo.optional(), ...pageInput });
export const entriesOutput = z.object({ clock: clockView, entries: z.array(entryView), nextCursor: z.string().nullable() });

/** The invariants of rules.md 6 that apply, each with what breaks it (nothing, in health). */
export const invariantsOutput = z.object({
  clock: clockView,
  ok: z.boolean(),
  checks: z.array(
    z.object({ no: z.string(), name: z.string(), title: z.string(), ok: z.boolean(), violations: z.array(z.object({ what: z.string(), where: z.string() })) }),
  ),
  tookMs: z.number(),
});

export const deadlinesInput = z.strictObject({
  kind: z.enum([...deadlineKinds, ...storeDeadlineKinds]).optional(),
  state: z.enum(["armed", "suspended", "fired"]).optional(),
  orderNo: orderNo.optional(),
  ...pageInput,
});
export const deadlinesOutput = z.object({
  clock: clockView,
  deadlines: z.array(dueView),
  counts: z.record(z.string(), z.int()),
  nextCursor: z.string().nullable(),
});

export const outboxInput = z.strictObject({
  party: z.enum(["buyer", "seller", "admin"]).optional(),
  orderNo: orderNo.optional(),
  template: text(100).optional(),
  ...pageInput,
});
export const outboxOutput = z.object({ clock: clockView, mails: z.array(mailView), nextCursor: z.string().nullable() });
export const mailInput = z.strictObject({ mailId: text(100) });
export const mailOutput = z.object({ mail: mailView });

/** The policy in force, key by key; windows are ISO durations, the rest numbers and words. */
export const policyOutput = z.object({
  clock: clockView,
  version: z.int(),
  preset: z.string(),
  values: z.array(z.object({ key: z.string(), value: z.string() })),
});

/** A door to the queue's own board, good once and for a minute. */
export const ticketOutput = z.object({ url: z.string(), expiresAt: instant });

export const peopleInput = z.strictObject({ role: z.enum(["buyer", "seller", "admin"]).optional(), search: search.optional(), ...pageInput });
export const peopleOutput = z.object({ clock: clockView, people: z.array(personView), nextCursor: z.string().nullable() });
export const storeRow = z
  .object({ storeId: z.int(), name: z.string(), state: z.string(), since: instant, listings: z.int(), orders: z.int(), openRequests: z.int() })
  .meta({ id: "StoreRow" });
export const storesInput = z.strictObject(pageInput);
export const storesOutput = z.object({ clock: clockView, stores: z.array(storeRow), nextCursor: z.string().nullable() });
