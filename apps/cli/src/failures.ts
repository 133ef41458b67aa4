import { AdvanceRunning, ClockStopped, InvalidInput, NotFound as AbsentInMarket } from "@souk/market/memory";
import { BadInput, exitCodes, Failed, NotFound } from "./output.ts";

/** What a command that threw ends with. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof BadInput || error instanceof NotFound || error instanceof Failed) return error.exitCode;
  if (error instanceof InvalidInput) return exitCodes.badInput;
  if (error instanceof AbsentInMarket) return exitCodes.notFound;
  return exitCodes.failed;
}

/** One sentence for people; a stack only for what nobody expected, with SOUK_DEBUG=1. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof BadInput || error instanceof NotFound || error instanceof Failed || error instanceof InvalidInput || error instanceof AbsentInMarket)
    return error.message;
  if (error instanceof ClockStopped || error instanceof AdvanceRunning) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ECONNREFUSED" || code === "CONNECT_TIMEOUT") return "PostgreSQL does not answer: is Souk running, and does DATABASE_URL point at its database?";
  if (code === "42P01") return "this database has no tables of Souk yet: start it once with npm start";
  return process.env["SOUK_DEBUG"] === "1" ? (error.stack ?? error.message) : error.message;
}
