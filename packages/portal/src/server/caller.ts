import { createCaller, type MeView } from "@souk/api";
import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { house } from "./house.ts";
import { thisPortal } from "./this-portal.ts";

const makeCaller = async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return createCaller(house(), { portal: thisPortal(), cookies: jar.toString(), address: sent.get("x-forwarded-for") ?? "" });
};

/** The API in process, as whoever sent this request. One per request, however many components ask. */
export const callerForThisRequest = cache(makeCaller);

/** Who is asking; one question per request. */
export const meOfThisRequest = cache(async (): Promise<MeView> => (await callerForThisRequest()).session.me());

/** A person with their world and clock: what a page behind the door may rely on. */
export interface Present {
  readonly person: NonNullable<MeView["person"]>;
  readonly world: NonNullable<MeView["world"]>;
  readonly clock: NonNullable<MeView["clock"]>;
  readonly mayTurnClock: boolean;
}

/** The person of this request; a stranger is sent to sign in and comes back afterwards. What they may see is the procedures' business. */
export const personOfThisRequest = async (): Promise<Present> => {
  const { person, world, clock, mayTurnClock } = await meOfThisRequest();
  if (person && world && clock) return { person, world, clock, mayTurnClock };
  const path = (await headers()).get("x-souk-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
};

/** Whether the API answered with one of these codes, rather than something having broken. */
export const isApiError = (error: unknown, ...codes: readonly TRPCError["code"][]): error is TRPCError =>
  error instanceof TRPCError && codes.includes(error.code);

/** Answers of the API that are pages of their own: absent and foreign alike are not found, a session that ended signs in again. */
export const orNotFound = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (isApiError(error, "NOT_FOUND", "BAD_REQUEST")) notFound();
    throw error;
  }
};
