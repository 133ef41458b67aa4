import { isLostServer } from "@souk/db";
import type { Refusal } from "@souk/rulebook";
import { AdvanceRunning, ClockStopped, InvalidInput, KeyReused, NotFound } from "@souk/market";
import { TRPCError } from "@trpc/server";

/** The law said no: 409, with why, since, until and what to do instead. */
export class Refused extends Error {
  override name = "Refused";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("The law refuses this");
    this.refusal = refusal;
  }
}

/** What was named does not exist, or is not this one's to see: the two are never told apart. */
export class NotHere extends Error {
  override name = "NotHere";
}

/** A value that passed its shape but not a rule the shape cannot say; answers like any bad input, naming the field. */
export class BadField extends Error {
  override name = "BadField";
  readonly field: string;
  readonly rule: string;

  constructor(field: string, rule: string, message: string) {
    super(message);
    this.field = field;
    this.rule = rule;
  }
}

/** Too many calls: 429 with Retry-After. */
export class TooMany extends Error {
  override name = "TooMany";
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("Too many calls");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Seconds after which a call is worth sending again that a full disk or a lost database turned away. */
const comeBackAfterSeconds = 5;

/** What the database (SQLSTATE), its driver or the system says when nothing can be taken now, though nothing is wrong with the call. */
const outages: readonly [(code: string) => boolean, string][] = [
  [(code) => /^(53100|ENOSPC|EDQUOT)$/.test(code), "There is no room left to keep this, and nothing was changed: try again when there is"],
  [(code) => isLostServer(code) || /^(53\d{3}|CONNECT_TIMEOUT)$/.test(code), "The database does not answer: send this again, under the same Idempotency-Key"],
];

/** Nothing can be kept now: 503 with Retry-After. */
export class Unavailable extends Error {
  override name = "Unavailable";
  readonly retryAfterSeconds = comeBackAfterSeconds;
}

/** The sentence for an error, or what it was made of, that is an outage. */
function outageOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const code = "code" in error ? String(error.code) : "";
  return outages.find(([says]) => says(code))?.[1] ?? ("cause" in error ? outageOf(error.cause) : null);
}

const translations: readonly [new (...args: never[]) => Error, TRPCError["code"], string][] = [
  [Refused, "CONFLICT", "The rules of the market do not allow this now"],
  [NotHere, "NOT_FOUND", "Not found"],
  [NotFound, "NOT_FOUND", "Not found"],
  [InvalidInput, "BAD_REQUEST", "Input is not valid"],
  [KeyReused, "UNPROCESSABLE_CONTENT", "This Idempotency-Key came before with another request"],
  [ClockStopped, "CONFLICT", "This world's clock has stopped at an error; nothing moves until an admin retries it"],
  [AdvanceRunning, "CONFLICT", "This world's clock is being advanced; wait until that has ended, or cancel it"],
  [BadField, "BAD_REQUEST", "Input is not valid"],
  [TooMany, "TOO_MANY_REQUESTS", "Too many calls, try again shortly"],
];

/** The one place where what went wrong becomes a code of the wire. Errors nobody planned keep their text to the log. */
export function asWireError(error: TRPCError): TRPCError {
  const cause = error.cause;
  for (const [kind, code, message] of translations) {
    if (cause instanceof kind) return new TRPCError({ code, message, cause });
  }
  const outage = error.code === "INTERNAL_SERVER_ERROR" ? outageOf(cause) : null;
  if (outage !== null) return new TRPCError({ code: "SERVICE_UNAVAILABLE", message: outage, cause: new Unavailable(outage, { cause }) });
  return error;
}
