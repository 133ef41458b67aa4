import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { appRouter, contextOf, errorHeaders, logError, maxBatchSize, maxBodyBytes, openApiDocument, serveFile, type House } from "@souk/api";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { createBoard } from "./board.ts";
import { serveOperation } from "./operations.ts";
import { guard, sendJson, wireOf } from "./wire.ts";

/**
 * The market for programs: tRPC under /trpc (live changes as server-sent events), the same procedures as HTTP operations under /api with
 * their OpenAPI document, the queue's board under /queues, and /health.
 */
export function createApiServer(house: House): Server {
  const serve = createRoutes(house);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 }, (request, response) => {
    guard(response);
    serve(request, response).catch((error: unknown) => {
      house.log.error({ err: error, path: request.url?.split("?")[0] }, "a request failed");
      if (!response.headersSent) sendJson(response, 500, { code: "INTERNAL_SERVER_ERROR", message: "Something went wrong here; it has been noted" });
      else response.destroy();
    });
  });
  server.maxRequestsPerSocket = 10_000;
  return server;
}

function createRoutes(house: House): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const document = openApiDocument(house.settings.apiUrl);
  const board = createBoard(house);
  return async (request, response) => {
    const url = urlOf(request);
    if (!url) return sendJson(response, 400, { code: "BAD_REQUEST", message: "The address is not one" });
    const { pathname } = url;
    if (pathname === "/health") return health(house, response);
    if (pathname === "/openapi.json") return sendJson(response, 200, document);
    if (pathname === "/trpc" || pathname.startsWith("/trpc/")) return serveTrpc(house, request, response, pathname.slice("/trpc/".length));
    if (pathname.startsWith("/api/")) return serveOperation(house, request, response, url);
    if (pathname === "/files" || pathname.startsWith("/files/")) return files(house, request, response, url);
    if (pathname === "/queues" || pathname.startsWith("/queues/")) return board(request, response, url);
    return sendJson(response, 404, { code: "NOT_FOUND", message: "Not found" });
  };
}

function urlOf(request: IncomingMessage): URL | null {
  const path = request.url ?? "/";
  return path.startsWith("/") && URL.canParse(path, "http://souk.invalid") ? new URL(path.replace(/^\/+/, "/"), "http://souk.invalid") : null;
}

const serveTrpc = (house: House, req: IncomingMessage, res: ServerResponse, path: string): Promise<void> =>
  nodeHTTPRequestHandler({
    req,
    res,
    path,
    router: appRouter,
    maxBodySize: maxBodyBytes,
    maxBatchSize,
    createContext: () => contextOf(house, wireOf(req), { setHeader: (name, value) => res.appendHeader(name, value) }),
    responseMeta: ({ errors }) => ({ headers: errorHeaders(errors) }),
    onError: (thrown) => logError(house, thrown),
  });

/** Files for programs: POST /files?order=1001, GET /files/7. */
async function files(house: House, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const headers = Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
  const body = request.method === "POST" ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null;
  const asked = new Request(url, { method: request.method ?? "GET", headers, ...(body && { body, duplex: "half" }) });
  const answer = await serveFile(house, wireOf(request), asked, url.pathname.slice("/files/".length));
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status;
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function health(house: House, response: ServerResponse): Promise<void> {
  try {
    await house.db`select 1`;
    sendJson(response, 200, { ok: true, database: "up", queue: house.bell.backend });
  } catch {
    sendJson(response, 503, { ok: false, database: "down", queue: house.bell.backend });
  }
}
