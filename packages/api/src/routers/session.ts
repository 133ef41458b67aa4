import { joinWorld } from "@souk/market";
import { TRPCError } from "@trpc/server";
import { bySession, endSession, openSession, ownSessions, peopleOfAccount, sandboxWorlds, worldBySlug } from "../access.ts";
import type { ApiContext, WorldRef } from "../context.ts";
import {
  clockOutput,
  continueAsInput,
  endSessionInput,
  meView,
  personasInput,
  personasOutput,
  registerInput,
  sessionOpened,
  sessionsOutput,
  signedOut,
  signInInput,
  signInOutput,
  worldsOutput,
} from "../contract/index.ts";
import type { MeView, Portal } from "../contract/index.ts";
import { cookieName, setCookie } from "../cookies.ts";
import { BadField, NotHere } from "../errors.ts";
import { mayTryToSignIn, noteFailedSignIn } from "../limits.ts";
import { anyone, router, worldProcedure } from "../trpc.ts";
import { readClockView } from "../views/clock.ts";
import { meOf, readPeople, readPerson, worldToBrief } from "../views/people.ts";

/** How many worlds a stranger is shown; the demo is the oldest. */
const shownWorlds = 20;

export const session = router({
  /** Who is asking; a stranger is told so, not refused. */
  me: anyone.output(meView).query(({ ctx }) => meOf(ctx.house.db, ctx.caller, ctx.house.accounts.emailOf)),

  /** Worlds a stranger may step into. */
  worlds: anyone.output(worldsOutput).query(async ({ ctx }) => ({ worlds: (await sandboxWorlds(ctx.house.db, shownWorlds)).map(worldToBrief) })),

  /** The people one may continue as in a sandbox world: at a portal those who belong there, for programs all. */
  personas: anyone
    .input(personasInput)
    .output(personasOutput)
    .query(async ({ ctx, input }) => {
      const world = await sandboxWorld(ctx, input.world);
      const people = await readPeople(ctx.house.db, world.id, { role: ctx.request.portal ?? undefined });
      return { world: worldToBrief(world), people: people.map(({ person }) => person) };
    }),

  /** Opens this portal's session as a person of a sandbox world, without any account. */
  continueAs: anyone
    .input(continueAsInput)
    .output(sessionOpened)
    .mutation(async ({ ctx, input }) => {
      const portal = portalOf(ctx);
      const world = await sandboxWorld(ctx, input.world);
      const person = await readPerson(ctx.house.db, world.id, input.personId);
      if (person?.role !== portal) throw new NotHere();
      return { me: await open(ctx, portal, world.id, input.personId, null) };
    }),

  /** Proves an account. With one person for this portal its session opens; with several the call is made again naming one. */
  signIn: anyone
    .input(signInInput)
    .output(signInOutput)
    .mutation(async ({ ctx, input }) => {
      const portal = portalOf(ctx);
      await mayTryToSignIn(input.email, ctx.request.address);
      const accountId = await ctx.house.accounts.prove(input.email, input.password);
      if (accountId === null) {
        await noteFailedSignIn(input.email, ctx.request.address);
        throw new BadField("password", "wrong", "this e-mail and password do not belong together");
      }
      const people = await peopleOfAccount(ctx.house.db, accountId, portal, input.world);
      const wanted = people.filter(
        ({ world, person }) => (input.world ?? world.slug) === world.slug && (input.personId ?? person.personId) === person.personId,
      );
      const only = wanted.length === 1 ? wanted[0] : undefined;
      const me = only ? await open(ctx, portal, only.world.id, only.person.personId, accountId) : null;
      return { opened: me !== null, me, people: people.map(({ world, person }) => ({ world: worldToBrief(world), person })) };
    }),

  /** Makes an account with a buyer in the chosen world, and opens the session. */
  register: anyone
    .input(registerInput)
    .output(sessionOpened)
    .mutation(async ({ ctx, input }) => {
      const portal = portalOf(ctx);
      if (portal !== "buyer") throw new TRPCError({ code: "FORBIDDEN" });
      const world = await worldBySlug(ctx.house.db, input.world);
      if (!world) throw new NotHere();
      const accountId = await ctx.house.accounts.register(input.email, input.password, input.name);
      if (accountId === null) throw new BadField("email", "taken", "there is an account with this e-mail; sign in instead");
      const personId = await joinWorld(ctx.house.db, world.id, { accountId, name: input.name, email: input.email });
      return { me: await open(ctx, portal, world.id, personId, accountId) };
    }),

  signOut: anyone.output(signedOut).mutation(async ({ ctx }) => {
    const { portal } = ctx.request;
    if (ctx.caller.kind === "person" && ctx.caller.via === "session") await endSession(ctx.house.db, ctx.caller.credential);
    if (portal) ctx.reply.setHeader("set-cookie", setCookie(cookieName(portal), null, { secure: ctx.house.settings.secureCookies }));
    return { signedOut: true as const };
  }),

  clock: worldProcedure.output(clockOutput).query(async ({ ctx }) => ({ clock: await readClockView(ctx.house.db, ctx.world.id) })),

  /** This person's own open sessions. */
  list: worldProcedure.output(sessionsOutput).query(async ({ ctx }) => ({ sessions: await ownSessions(ctx.house.db, ctx.me) })),

  end: worldProcedure
    .input(endSessionInput)
    .output(sessionsOutput)
    .mutation(async ({ ctx, input }) => {
      const mine = await ownSessions(ctx.house.db, ctx.me);
      if (!mine.some(({ sessionId }) => sessionId === input.sessionId)) throw new NotHere();
      await endSession(ctx.house.db, input.sessionId);
      return { sessions: await ownSessions(ctx.house.db, ctx.me) };
    }),
});

function portalOf(ctx: ApiContext): Portal {
  if (ctx.request.portal === null) throw new BadField("portal", "required", "sessions belong to portals; a program uses a token");
  return ctx.request.portal;
}

async function sandboxWorld(ctx: ApiContext, slug: string): Promise<WorldRef> {
  const world = await worldBySlug(ctx.house.db, slug);
  if (!world?.sandbox) throw new NotHere();
  return world;
}

/** Opens a session, ends the one whose place it takes, and hands over the cookie. */
async function open(ctx: ApiContext, portal: Portal, worldId: number, personId: number, accountId: string | null): Promise<MeView> {
  const { db, accounts, settings } = ctx.house;
  if (ctx.caller.kind === "person" && ctx.caller.via === "session") await endSession(db, ctx.caller.credential);
  const secret = await openSession(db, portal, worldId, personId, accountId);
  ctx.reply.setHeader("set-cookie", setCookie(cookieName(portal), secret, { secure: settings.secureCookies }));
  const somebody = await bySession(db, portal, secret);
  if (!somebody) throw new Error("a session just opened must be there");
  return meOf(db, somebody, accounts.emailOf);
}
