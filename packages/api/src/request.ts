import { randomUUID } from "node:crypto";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import { byToken, bySession } from "./access.ts";
import type { ApiContext, Caller, Reply } from "./context.ts";
import type { Portal } from "./contract/session.ts";
import { cookieName, cookieOf } from "./cookies.ts";
import { asWireError } from "./errors.ts";
import type { House } from "./house.ts";
import { hashOf, sameText } from "./secrets.ts";

/** What the wire says about a request, whichever server took it. */
export interface WireFacts {
  readonly portal: Portal | null;
  readonly cookie: string | null | undefined;
  readonly authorization: string | null | undefined;
  readonly idempotencyKey: string | null | undefined;
  readonly address: string;
}

/** Who asks, and what with. A portal's cookie counts only at that portal; a bearer token counts everywhere. */
export async function contextOf(house: House, wire: WireFacts, reply: Reply): Promise<ApiContext> {
  const token = /^Bearer (\S{8,200})$/i.exec(wire.authorization ?? "")?.[1] ?? null;
  const cookie = wire.portal ? cookieOf(wire.cookie, cookieName(wire.portal)) : null;
  const secret = token ?? cookie;
  const caller = secret ? await callerOf(house, wire.portal, secret, token !== null).catch(rethrow) : null;
  return {
    house,
    caller: caller ?? { kind: "anonymous" },
    request: { id: randomUUID(), portal: wire.portal, key: wire.idempotencyKey ?? null, address: wire.address, secret },
    reply,
  };
}

/** Before any procedure nobody else translates. */
function rethrow(thrown: unknown): never {
  throw asWireError(getTRPCErrorFromUnknown(thrown));
}

const callerOf = (house: House, portal: Portal | null, secret: string, isToken: boolean): Promise<Caller | null> =>
  isToken || portal === null ? callerOfToken(house, secret) : bySession(house.db, portal, secret);

/** Whether the session or token of a long call is still good. */
export async function stillHolds({ house, caller, request }: ApiContext): Promise<boolean> {
  if (request.secret === null) return false;
  return (await callerOf(house, request.portal, request.secret, caller.kind === "control" || (caller.kind === "person" && caller.via === "token"))) !== null;
}

async function callerOfToken(house: House, token: string): Promise<Caller | null> {
  const { controlToken } = house.settings;
  if (controlToken && sameText(token, controlToken)) return { kind: "control", credential: "control" };
  const found = await byToken(house.db, token);
  return found === "control" ? { kind: "control", credential: hashOf(token) } : found;
}
