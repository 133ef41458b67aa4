import { randomUUID } from "node:crypto";
import { checkInvariants } from "@souk/market";
import {
  accountInput,
  accountOutput,
  deadlinesInput,
  deadlinesOutput,
  entriesInput,
  entriesOutput,
  invariantsOutput,
  mailInput,
  mailOutput,
  outboxInput,
  outboxOutput,
  peopleInput,
  peopleOutput,
  policyOutput,
  ticketOutput,
  trialBalanceOutput,
} from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { clockOf } from "../looks.ts";
import { readBalance, readEntries, readTrialBalance } from "../reads/books.ts";
import { fromCursor, pageOf } from "../reads/cursor.ts";
import { readDeadlines } from "../reads/deadlines.ts";
import { readMails } from "../reads/mails.ts";
import { currentPolicy } from "../reads/policy.ts";
import { sign } from "../secrets.ts";
import { adminProcedure, router } from "../trpc.ts";
import { readPeople } from "../views/people.ts";
import { moneyOf } from "../views/scalars.ts";

/** A ticket to the queue's board is good once, and for so long. */
const ticketMs = 60_000;

export const adminDesk = router({
  ledger: router({
    trialBalance: adminProcedure
      .output(trialBalanceOutput)
      .query(async ({ ctx }) => ({ clock: await clockOf(ctx), balances: await readTrialBalance(ctx.house.db, ctx.world.id) })),

    /** One account with its entries, the newest first. An account nobody ever used stands at nothing. */
    account: adminProcedure
      .input(accountInput)
      .output(accountOutput)
      .query(async ({ ctx, input }) => {
        const { currency, id } = ctx.world;
        const balance = moneyOf(currency)(await readBalance(ctx.house.db, id, input.account, currency));
        return { clock: await clockOf(ctx), account: input.account, balance, ...(await readEntries(ctx.house.db, id, input)) };
      }),

    entries: adminProcedure
      .input(entriesInput)
      .output(entriesOutput)
      .query(async ({ ctx, input: { orderNo, cursor, limit } }) => {
        const stream = orderNo === undefined ? undefined : `order:${orderNo}`;
        return { clock: await clockOf(ctx), ...(await readEntries(ctx.house.db, ctx.world.id, { stream, cursor, limit })) };
      }),
  }),

  invariants: router({
    check: adminProcedure.output(invariantsOutput).query(async ({ ctx }) => {
      const began = performance.now();
      const { ok, checks } = await checkInvariants(ctx.house.db, ctx.world.id);
      return {
        clock: await clockOf(ctx),
        ok,
        checks: checks.map(({ id, title, rule, violations }) => ({
          no: rule,
          name: id,
          title,
          ok: violations.length === 0,
          violations: violations.map(({ what, where }) => ({ what, where })),
        })),
        tookMs: Math.round(performance.now() - began),
      };
    }),
  }),

  deadlines: router({
    list: adminProcedure
      .input(deadlinesInput)
      .output(deadlinesOutput)
      .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readDeadlines(ctx.house.db, ctx.world.id, input)) })),
  }),

  /** Every mail of the world: where there is no mail server, this is the mailbox. */
  outbox: router({
    list: adminProcedure
      .input(outboxInput)
      .output(outboxOutput)
      .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readMails(ctx.house.db, ctx.world.id, input)) })),

    get: adminProcedure
      .input(mailInput)
      .output(mailOutput)
      .query(async ({ ctx, input }) => {
        const { mails } = await readMails(ctx.house.db, ctx.world.id, { mailId: input.mailId, limit: 1 });
        const [mail] = mails;
        if (!mail) throw new NotHere();
        return { mail };
      }),
  }),

  policy: router({
    get: adminProcedure.output(policyOutput).query(async ({ ctx }) => {
      const policy = await currentPolicy(ctx.house.db, ctx.world.id);
      const values = Object.entries(policy).map(([key, value]) => ({ key, value: typeof value === "object" ? JSON.stringify(value) : String(value) }));
      return { clock: await clockOf(ctx), version: policy.version, preset: policy.preset, values };
    }),
  }),

  queue: router({
    /** A door to the queue's own board: signed, good once. */
    ticket: adminProcedure.output(ticketOutput).mutation(({ ctx }) => {
      const until = Date.now() + ticketMs;
      const ticket = sign(JSON.stringify({ for: "queues", until, nonce: randomUUID() }), ctx.house.settings.secret);
      return { url: `${ctx.house.settings.apiUrl}/queues?ticket=${ticket}`, expiresAt: new Date(until).toISOString() };
    }),
  }),

  people: router({
    list: adminProcedure
      .input(peopleInput)
      .output(peopleOutput)
      .query(async ({ ctx, input: { role, search, cursor, limit = 50 } }) => {
        const [after = 0] = fromCursor(cursor, 1) ?? [];
        const found = await readPeople(ctx.house.db, ctx.world.id, { role, search, after, limit: limit + 1 });
        const { items, nextCursor } = pageOf(found, limit, ({ person }) => [person.personId]);
        return { clock: await clockOf(ctx), people: items.map(({ person }) => person), nextCursor };
      }),
  }),
});
