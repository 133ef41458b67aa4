import { type Server, createServer } from "node:http";
import type { Consumers } from "@souk/jobs";
import type { House } from "./house.ts";

/** A worker that has not reached the database for so long is not well. */
const wellMs = 10_000;

/** What `GET /health` answers. Durations are real milliseconds. */
export interface Health {
  readonly ok: boolean;
  readonly queue: { readonly backend: string; readonly listening: boolean };
  /** Since the last look that reached the database; null before the first. */
  readonly lastTickMs: number | null;
  readonly lagMs: number;
  readonly latenessMs: { readonly count: number; readonly p50: number; readonly p99: number; readonly max: number };
  readonly fired: number;
  readonly firedEarly: number;
  /** Drains that fired something, by who woke them. */
  readonly woken: { readonly queue: number; readonly reconciler: number };
  readonly outbox: { readonly relayed: number; readonly mailsSent: number; readonly mailsFailed: number; readonly mailServer: boolean };
}

export function healthOf({ tally, post }: House, consumers: Consumers): Health {
  const { lateness } = tally;
  const lastTickMs = tally.lastLook === null ? null : Math.round(performance.now() - tally.lastLook);
  return {
    ok: lastTickMs !== null && lastTickMs < wellMs,
    queue: { backend: consumers.backend, listening: consumers.listening() },
    lastTickMs,
    lagMs: Math.round(tally.lagMs),
    latenessMs: { count: lateness.count, p50: lateness.percentile(0.5), p99: lateness.percentile(0.99), max: lateness.maxMs },
    fired: tally.fired,
    firedEarly: tally.firedEarly,
    woken: tally.woken,
    outbox: { relayed: tally.relayed, mailsSent: tally.mail.sent, mailsFailed: tally.mail.failed, mailServer: post !== null },
  };
}

/** Serves the health address on all interfaces; resolves once it listens. Port 0 takes any. */
export function serveHealth(house: House, consumers: Consumers, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const found = request.url === "/health" && (request.method === "GET" || request.method === "HEAD");
    const health = healthOf(house, consumers);
    response.writeHead(found ? (health.ok ? 200 : 503) : 404, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(found ? JSON.stringify(health) : JSON.stringify({ error: "the worker answers GET /health only" }));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve(server));
  });
}
