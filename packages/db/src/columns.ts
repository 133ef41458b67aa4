import { getTableColumns } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/**
 * Lists that may hold thousands of rows travel column by column: one array literal for each column, and a JSON array for one of JSON. The
 * server reads them several times faster than as many objects. Both ends are here: `columnsOf` sends, `unfold` writes out how it is read.
 */

/** Columns that hold JSON, in any of the lists. */
const jsonColumns: ReadonlySet<string> = new Set(["address", "data", "fired", "params"]);

/** The rows of a list, all of the same shape, as its columns. */
export function columnsOf(rows: readonly object[]): Record<string, unknown> {
  const list = rows as readonly Record<string, unknown>[];
  const valuesOf = (name: string) => list.map((row) => row[name] ?? null);
  return Object.fromEntries(Object.keys(list[0] ?? {}).map((name) => [name, jsonColumns.has(name) ? valuesOf(name) : arrayLiteral(valuesOf(name))]));
}

const arrayLiteral = (values: readonly unknown[]): string => `{${values.map(element).join(",")}}`;

/** Words that need no quotes in an array literal. */
const plain = /^(?!null$)[\w:.-]+$/i;

function element(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = Array.isArray(value) ? arrayLiteral(value) : value;
  if (typeof text !== "string") throw new TypeError(`${JSON.stringify(value)} is in a column that is none of JSON`);
  return plain.test(text) ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/**
 * Writes out, in the text of a function, `columns_of(p -> 'list') as r(no int, label text)`, and
 * `insert into a_table columns_of(p -> 'list')` for all columns of a table.
 */
export function unfold(functions: string, tables: Readonly<Record<string, PgTable>>): string {
  return functions
    .replaceAll(/columns_of\(p -> '(\w+)'\) as (\w+)\(([^)]*)\)/g, (_, list: string, alias: string, columns: string) => {
      const named = columns.split(",").map((column) => column.trim().replaceAll('"', "").split(/\s+/) as [string, string]);
      return `${rowsFrom(list, named)} as ${alias}`;
    })
    .replaceAll(/insert into (\w+) columns_of\(p -> '(\w+)'\)/g, (_, name: string, list: string) => {
      const table = tables[name];
      if (!table) throw new Error(`there is no table ${name}`);
      const named = Object.entries(getTableColumns(table)).map(([key, column]): [string, string] => [snake(key), typeOf(column)]);
      return `insert into ${name} (${named.map(([column]) => quoted(column)).join(", ")}) select * from ${rowsFrom(list, named)} as r`;
    });
}

function rowsFrom(list: string, columns: readonly (readonly [name: string, type: string])[]): string {
  const sources = columns.map(([name, type]) =>
    type === "jsonb" ? `jsonb_array_elements(p #> '{${list},${name}}')` : `unnest((p #>> '{${list},${name}}')::${type.endsWith("[]") ? "text" : type}[])`,
  );
  // An array within an array travels as its literal; JSON knows a null of its own.
  const read = columns.map(([name, type]) => {
    if (type === "jsonb") return `nullif(${quoted(name)}, 'null') as ${quoted(name)}`;
    return type.endsWith("[]") ? `${quoted(name)}::${type} as ${quoted(name)}` : quoted(name);
  });
  return `(select ${read.join(", ")} from rows from (${sources.join(", ")}) as c(${columns.map(([name]) => quoted(name)).join(", ")}))`;
}

/** Domains are asked about once a value is stored, not while it is read. */
const typeOf = (column: PgColumn): string => column.getSQLType().replace(/^(ms|minor)\b/, "bigint");

export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const quoted = (name: string): string => `"${name}"`;
