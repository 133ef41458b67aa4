import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Portal } from "./contract/session.ts";
import { errorHeaders, logError } from "./answers.ts";
import type { House } from "./house.ts";
import { serveFile } from "./files.ts";
import { contextOf } from "./request.ts";
import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";

/** Calls of one request, and bytes of one body, at most. */
export const maxBatchSize = 20;
export const maxBodyBytes = 1_000_000;

const callerFactory = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof callerFactory>;

/**
 * The router in process for one page of a portal, as whoever holds the portal's cookie: `cookies` is the Cookie header as it came.
 * Reads only: what would set a cookie goes through the portal's route handler.
 */
export async function createCaller(
  house: House,
  { portal, cookies, address = "" }: { portal: Portal; cookies: string | null; address?: string },
): Promise<Caller> {
  const wire = { portal, cookie: cookies, authorization: null, idempotencyKey: null, address };
  return callerFactory(await contextOf(house, wire, { setHeader: () => {} }));
}

/**
 * The route handler of a portal: tRPC for its own browser, by cookie. Writes must come from the portal's own pages as JSON.
 * `address` reads the visitor's address from the request, where the host knows it.
 */
export const fetchHandler =
  (house: House, { portal, endpoint = "/api/trpc", address = () => "" }: { portal: Portal; endpoint?: string; address?: (request: Request) => string }) =>
  async (request: Request): Promise<Response> => {
    const refused = refuse(house, request);
    if (refused) return refused;
    const body = await bodyWithin(request);
    if (body === null) return problem(413, "PAYLOAD_TOO_LARGE", "The body is larger than 1 MB");
    const answer = await fetchRequestHandler({
      endpoint,
      req: body,
      router: appRouter,
      maxBatchSize,
      createContext: ({ resHeaders }) =>
        contextOf(
          house,
          {
            portal,
            cookie: request.headers.get("cookie"),
            authorization: null,
            idempotencyKey: request.headers.get("idempotency-key"),
            address: address(request),
          },
          { setHeader: (name, value) => resHeaders.append(name, value) },
        ),
      responseMeta: ({ errors }) => ({ headers: errorHeaders(errors) }),
      onError: (thrown) => logError(house, thrown),
    });
    answer.headers.set("cache-control", "no-store");
    return answer;
  };

/** The route handler of a portal for files, by cookie: `fileId` is what the path says behind it, "" where it says nothing. */
export const filesHandler =
  (house: House, { portal, address = () => "" }: { portal: Portal; address?: (request: Request) => string }) =>
  async (request: Request, fileId: string): Promise<Response> => {
    // A form elsewhere can send files, too: what it can not send is the header that every upload must carry (see serveFile), nor our origin.
    const foreign = request.method === "POST" ? refuseForeign(house, request) : null;
    if (foreign) return foreign;
    const wire = {
      portal,
      cookie: request.headers.get("cookie"),
      authorization: null,
      idempotencyKey: request.headers.get("idempotency-key"),
      address: address(request),
    };
    return serveFile(house, wire, request, fileId);
  };

/** A page elsewhere must not write with our visitor's cookie: any write needs an origin of ours and a body no form can send. */
function refuse(house: House, request: Request): Response | null {
  if (request.method === "GET") return null;
  if (request.method !== "POST") return problem(405, "METHOD_NOT_SUPPORTED", "GET or POST");
  if (!/^application\/json(?:;|$)/.test(request.headers.get("content-type") ?? ""))
    return problem(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json");
  return refuseForeign(house, request);
}

function refuseForeign(house: House, request: Request): Response | null {
  const origin = request.headers.get("origin");
  const own = request.headers.get("sec-fetch-site") === "same-origin";
  const listed = origin !== null && (house.settings.origins?.includes(origin) ?? hostOf(origin) === request.headers.get("host"));
  return own || listed ? null : problem(403, "FORBIDDEN", "Writes must come from the portal's own pages");
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** The request with its body read up to the limit; null when there is more of it. */
async function bodyWithin(request: Request): Promise<Request | null> {
  if (request.body === null || request.method === "GET") return request;
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.concat(chunks), signal: request.signal });
}

const problem = (status: number, code: string, message: string): Response =>
  Response.json({ code, message }, { status, headers: { "cache-control": "no-store" } });
