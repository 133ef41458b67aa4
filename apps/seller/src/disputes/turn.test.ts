import { expect, test } from "vitest";
import type { Row } from "../api-types.ts";
import { turnOf } from "./turn.ts";

type Seen = Parameters<typeof turnOf>[0];

const timer = (kind: string, state: "armed" | "suspended" = "armed") => ({ kind, state }) as Row["timer"];
const dispute = (state: string, back = 0) => ({ state, settled: { amount: { amount: back, currency: "EUR" } } }) as Row["dispute"];
const appeal = (allowed: boolean) => [{ command: "appeal_verdict", allowed }] as Row["answers"];
const row = (some: Partial<Seen>): Seen => ({ frozen: [], timer: null, dispute: dispute("negotiating"), answers: [], ...some });

test.each([
  ["seller", "has not answered the demand", row({ timer: timer("dispute_respond") })],
  ["seller", "has a return to check", row({ timer: timer("return_confirm_by"), dispute: dispute("returning") })],
  ["seller", "lost by a verdict that can be appealed", row({ timer: timer("appeal_end"), dispute: dispute("verdict", 500), answers: appeal(true) })],
  ["others", "has answered", row({ timer: timer("dispute_mediate") })],
  ["others", "waits for goods to be sent back", row({ timer: timer("return_ship_by"), dispute: dispute("returning") })],
  ["others", "won by a verdict", row({ timer: timer("appeal_end"), dispute: dispute("verdict"), answers: appeal(true) })],
  ["others", "has used the one appeal", row({ timer: timer("appeal_end"), dispute: dispute("verdict", 500), answers: appeal(false) })],
  ["nobody", "is frozen", row({ timer: timer("dispute_respond", "suspended"), frozen: ["store_investigation"] })],
] as const)("it is the move of %s when the seller %s", (turn, _, seen) => expect(turnOf(seen)).toBe(turn));
