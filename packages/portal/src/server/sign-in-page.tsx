import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignIn } from "../client/sign-in/sign-in.tsx";
import { callerForThisRequest, meOfThisRequest } from "./caller.ts";
import { thisPortal } from "./this-portal.ts";

/** Only a path of this portal: never a way out to somewhere else. */
const safePath = (next: unknown): string => (typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/");

const text = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** The world's own name if there is a sandbox world called so. */
const isThere = async (slug: string | undefined): Promise<string | undefined> => {
  if (slug === undefined) return undefined;
  try {
    return (await (await callerForThisRequest()).session.personas({ world: slug })).world.slug;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) return undefined;
    throw error;
  }
};

/** The door of a portal: choose a world, continue as one of its people, or sign in with an account. `?switch` shows it to somebody who is in. */
export const SignInPage = async ({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) => {
  const portal = thisPortal();
  const query = await searchParams;
  const [caller, me] = await Promise.all([callerForThisRequest(), meOfThisRequest()]);
  const next = safePath(text(query["next"]));
  if (me.person && query["switch"] === undefined) redirect(next);
  const { worlds: listed } = await caller.session.worlds();
  const wanted = text(query["world"]) ?? me.world?.slug;
  // a link to a world works even where the world is one of too many to be listed
  const named = listed.some((each) => each.slug === wanted) ? wanted : ((await isThere(wanted)) ?? listed[0]?.slug);
  const inside = named === undefined ? null : await caller.session.personas({ world: named });
  const world = inside?.world ?? null;
  const worlds = world && !listed.some((each) => each.slug === world.slug) ? [world, ...listed] : listed;
  const people = (inside?.people ?? []).filter((person) => person.role === portal);
  return <SignIn portal={portal} worlds={worlds} world={world} people={people} next={next} />;
};

export const signInMetadata = async () => ({ title: (await getTranslations("signIn"))("title") });
