import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { BadInput } from "../output.ts";

/** Limits of one import, so that a wrong file is refused before it fills memory or the database. */
const bytesMax = 64 * 1024 * 1024;
const productsMax = 100_000;

export const text = (max: number) => z.string("must be a text").trim().min(1, "must not be empty").max(max, `must be at most ${max} characters`);
const share = z.number("must be a number").min(0, "must not be negative");
const count = z.int("must be a whole number").min(0, "must not be negative");
const positive = (what: string) => z.int(what).positive(what);
const price = positive("must be a positive integer").max(1_000_000_000, "must be at most 1000000000");

/** One line of a catalogue: what is sold, by which store, for how much (minor units). */
const productLine = z.object({
  sku: text(40),
  title: text(200),
  category: text(60),
  store: text(40),
  price_minor: price,
  currency: z.string("must be a text").regex(/^[A-Z]{3}$/, "must be a currency code such as GBP"),
  price_p10: price.optional(),
  price_p90: price.optional(),
  order_lines: count.optional(),
  buyers: count.optional(),
  qty_median: share.optional(),
  cancel_line_ratio: share.optional(),
});
export type ProductLine = z.infer<typeof productLine>;

const storeRow = z.object({
  id: text(40),
  name: text(80),
  category: text(60),
  products: count.optional(),
  ship_window_days: positive("must be a positive integer").max(90, "must be at most 90"),
  handling_ratio_z: z.number("must be a number").optional(),
  response_class: z
    .enum(["within_1h", "within_few_hours", "within_day", "days_or_more"], "must be within_1h, within_few_hours, within_day or days_or_more")
    .optional(),
  weekend_handover: z.boolean("must be true or false").optional(),
});
export type StoreRow = z.infer<typeof storeRow>;

/** The text of a file; `.gz` is unpacked. Throws BadInput when it cannot be read. */
export function readText(path: string): string {
  const name = basename(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new BadInput(code === "ENOENT" ? `${name}: there is no such file` : `${name}: cannot be read (${code ?? "unknown"})`);
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: bytesMax });
    } catch (error) {
      throw new BadInput(
        (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
          ? `${name}: unpacks to more than ${bytesMax / 1024 / 1024} MB`
          : `${name}: is not a whole gzip file`,
      );
    }
  }
  if (bytes.length > bytesMax) throw new BadInput(`${name}: is larger than ${bytesMax / 1024 / 1024} MB`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${name}: is not UTF-8 text`);
  }
}

/** Reads the stores: an array, or an object with `stores`. Errors name the entry: `stores.json: stores[3].name: must not be empty`. */
export function readStores(path: string): StoreRow[] {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(readText(path));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${name}: is not valid JSON (${(error as Error).message})`);
  }
  const list = Array.isArray(json) ? json : (json as { stores?: unknown } | null)?.stores;
  if (!Array.isArray(list)) throw new BadInput(`${name}: stores: must be a list`);
  if (list.length === 0) throw new BadInput(`${name}: stores: must not be empty`);
  const seen = new Set<string>();
  return list.map((entry, n) => {
    const row = checked(storeRow, entry, `${name}: stores[${n}]`, ".");
    if (seen.has(row.id)) throw new BadInput(`${name}: stores[${n}].id: "${row.id}" is already used`);
    seen.add(row.id);
    return row;
  });
}

/** Reads a catalogue, one JSON object a line; blank lines are skipped. Errors name the line: `catalogue.jsonl:17: price_minor: must be a positive integer`. */
export function readCatalogue(path: string, stores: readonly StoreRow[]): ProductLine[] {
  const name = basename(path);
  const known = new Set(stores.map((s) => s.id));
  const lineOf = new Map<string, number>();
  const products: ProductLine[] = [];
  for (const [n, line] of readText(path).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const where = `${name}:${n + 1}`;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new BadInput(`${where}: is not valid JSON`);
    }
    const product = checked(productLine, json, where, ": ");
    if (!known.has(product.store)) throw new BadInput(`${where}: store: "${product.store}" is not among the stores`);
    const before = lineOf.get(product.sku);
    if (before !== undefined) throw new BadInput(`${where}: sku: "${product.sku}" is already on line ${before}`);
    if (products[0] && products[0].currency !== product.currency)
      throw new BadInput(`${where}: currency: must be ${products[0].currency} like the lines before it`);
    lineOf.set(product.sku, n + 1);
    products.push(product);
    if (products.length > productsMax) throw new BadInput(`${where}: more than ${productsMax} products`);
  }
  if (products.length === 0) throw new BadInput(`${name}: has no products`);
  return products;
}

export function checked<T>(schema: z.ZodType<T>, value: unknown, where: string, joint: string): T {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new BadInput(`${where}: must be an object`);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const field = path.join(".");
  // JSON knows no undefined: what is undefined is not there.
  const missing = field !== "" && path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value) === undefined;
  throw new BadInput(`${where}${joint}${field}: ${missing ? "is missing" : (issue?.message ?? "is not valid")}`);
}
