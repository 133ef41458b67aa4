import { createHash, randomUUID } from "node:crypto";
import type { ApiContext } from "./context.ts";
import { BadField } from "./errors.ts";

const header = "Idempotency-Key";

/** Writes by programs must carry a key; portals send one per click. Its shape is checked for everybody. */
export function demandKey(ctx: ApiContext): void {
  const { key, portal } = ctx.request;
  if (key === null && portal === null && ctx.caller.kind !== "anonymous") throw new BadField(header, "required", "every write needs an Idempotency-Key header");
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new BadField(header, "invalid_format", "1 to 200 visible ASCII characters");
}

/** The key with a hash of what it came with: procedure and input. The same key with another body is refused by the market. */
export const onceOf = (ctx: ApiContext, path: string, input: unknown): { key: string; hash: string } => ({
  key: ctx.request.key ?? randomUUID(),
  hash: createHash("sha256")
    .update(`${path}\n${canonical(input)}`)
    .digest("hex"),
});

/** JSON with sorted keys: equal values have equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
    .join(",")}}`;
}
