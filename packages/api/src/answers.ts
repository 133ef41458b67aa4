import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { ApiContext } from "./context.ts";
import { TooMany, Unavailable } from "./errors.ts";
import type { House } from "./house.ts";

/** Headers an answer with errors needs: when to come back. */
export function errorHeaders(errors: readonly TRPCError[]): Record<string, string> {
  const waits = errors.flatMap(({ cause }) => (cause instanceof TooMany || cause instanceof Unavailable ? [cause.retryAfterSeconds] : []));
  return waits.length > 0 ? { "retry-after": String(Math.max(...waits)) } : {};
}

/** What nobody planned goes to the log, whole, under the number the caller was given; what was refused does not. */
export function logError(house: House, { error, path, ctx }: { error: TRPCError; path: string | undefined; ctx: ApiContext | undefined }): void {
  if (getHTTPStatusCodeFromError(error) < 500) return;
  house.log.error({ err: error.cause ?? error, path, requestId: ctx?.request.id }, "a call failed");
}
