import { BadField } from "../errors.ts";

/** Where a page ended, as an opaque text: the sort key of its last row. */
export const toCursor = (key: readonly (number | string)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** Reads a cursor of so many numbers; null without one. Throws `BadField` for one that is not ours. */
export function fromCursor(cursor: string | undefined, length: number): readonly number[] | null {
  if (cursor === undefined) return null;
  const key = parsed(cursor);
  if (!Array.isArray(key) || key.length !== length || !key.every((part) => Number.isSafeInteger(part)))
    throw new BadField("cursor", "invalid_format", "take the cursor from the page before");
  return key as number[];
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
}

/** The rows of a page and the cursor behind them; `rows` holds one more than the page when there is a next one. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (number | string)[],
): { items: readonly T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}
