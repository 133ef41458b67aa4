import { KeyReused } from "@souk/market";
import type { ApiContext } from "./context.ts";
import { onceOf } from "./idempotency.ts";

/** Answers kept for writes that belong to no person of a world; beyond this the oldest go. */
const keptAtMost = 10_000;

interface Kept {
  readonly hash: string;
  readonly answer: Promise<unknown>;
}

const kept = new Map<string, Kept>();

/**
 * Runs the write of a control token (or of an admin, over worlds) once per key: a repeat gets the first answer, also while that is still
 * under way. Kept in this process, since there is no world yet to keep it in; what failed is not kept.
 */
export async function onceInProcess<T>(ctx: ApiContext, path: string, input: unknown, work: () => Promise<T>): Promise<T> {
  const { key, hash } = onceOf(ctx, path, input);
  const name = `${ctx.caller.kind === "anonymous" ? "" : ctx.caller.credential}|${key}`;
  const before = kept.get(name);
  if (before && before.hash !== hash) throw new KeyReused();
  if (before) return before.answer as Promise<T>;
  const answer = work();
  kept.set(name, { hash, answer });
  const oldest = kept.size > keptAtMost ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  try {
    return await answer;
  } catch (error) {
    kept.delete(name);
    throw error;
  }
}
