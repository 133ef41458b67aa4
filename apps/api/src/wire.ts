import type { IncomingMessage, ServerResponse } from "node:http";
import type { WireFacts } from "@souk/api";

const one = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? (value[0] ?? null) : (value ?? null));

/** What a program's request says of itself. Cookies count at portals only. */
export const wireOf = (request: IncomingMessage): WireFacts => ({
  portal: null,
  cookie: null,
  authorization: request.headers.authorization ?? null,
  idempotencyKey: one(request.headers["idempotency-key"]),
  address: request.socket.remoteAddress ?? "",
});

/** Headers of every answer: nothing is guessed, framed, cached or sent on. */
export function guard(response: ServerResponse): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.setHeader("cache-control", "no-store");
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}
