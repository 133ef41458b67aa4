import type { IncomingMessage, ServerResponse } from "node:http";
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import { cookieOf, setCookie, sign, unsign, type House } from "@souk/api";
import express from "express";
import { sendJson } from "./wire.ts";

const cookie = "souk_queues";
const visitMs = 30 * 60_000;

/** The queue's own board under /queues: to look at, never to press. In by a ticket an admin gets from the API; each is good once. */
export function createBoard(house: House): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const used = new Map<string, number>();
  let board: Promise<express.Express | null> | null = null;

  const open = async (): Promise<express.Express | null> => {
    const queues = await house.bell.queues();
    if (queues.length === 0) return null;
    const adapter = new ExpressAdapter();
    adapter.setBasePath("/queues");
    createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })), serverAdapter: adapter });
    return express().disable("x-powered-by").use("/queues", adapter.getRouter());
  };

  return async (request, response, url) => {
    const ticket = url.searchParams.get("ticket");
    if (ticket !== null) return redeem(ticket, response);
    const visit = passOf(cookieOf(request.headers.cookie, cookie) ?? "", "visit");
    if (!visit) return sendJson(response, 401, { code: "UNAUTHORIZED", message: "Open the board from the admin portal: it gives you a ticket" });
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendJson(response, 405, { code: "METHOD_NOT_SUPPORTED", message: "The board is to look at" });
    board ??= open();
    const app = await board;
    if (app === null) {
      board = null;
      return sendJson(response, 503, { code: "SERVICE_UNAVAILABLE", message: "There is no queue to look at: it is switched off, or cannot be reached" });
    }
    app(request, response);
  };

  function redeem(ticket: string, response: ServerResponse): void {
    const pass = passOf(ticket, "queues");
    const now = Date.now();
    for (const [nonce, until] of used) if (until < now) used.delete(nonce);
    if (!pass || used.has(pass.nonce)) return sendJson(response, 401, { code: "UNAUTHORIZED", message: "This ticket has been used, or is too old" });
    used.set(pass.nonce, pass.until);
    const visit = sign(JSON.stringify({ for: "visit", until: now + visitMs, nonce: pass.nonce }), house.settings.secret);
    response.setHeader("set-cookie", setCookie(cookie, visit, { secure: house.settings.secureCookies, path: "/queues", maxAgeSeconds: visitMs / 1_000 }));
    response.statusCode = 303;
    response.setHeader("location", "/queues/");
    response.end();
  }

  function passOf(signed: string, purpose: string): { until: number; nonce: string } | null {
    const payload = signed === "" ? null : unsign(signed, house.settings.secret);
    if (payload === null) return null;
    const pass = JSON.parse(payload) as { for: string; until: number; nonce: string };
    return pass.for === purpose && pass.until > Date.now() ? pass : null;
  }
}
