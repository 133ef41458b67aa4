import { days, hours, minutes, type Ms } from "../time.ts";
import type { Span } from "../policy.ts";

/** Which test files name a rule of the law in a title: `sources` is file name to text. */
export function testsOf(rule: string, sources: Readonly<Record<string, string>>): string[] {
  return Object.entries(sources)
    .filter(([, text]) => text.includes(rule) && new RegExp(`\\b${rule.replace(".", "\\.")}\\b`).test(text))
    .map(([file]) => file)
    .toSorted((a, b) => a.localeCompare(b, "en"));
}

const escaped = (text: string): string => text.replaceAll("|", "\\|");

/** A table whose columns are padded, as the formatter wants it. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const cells = [head, ...body].map((row) => row.map(escaped));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => (row[i] ?? "").length)));
  const lineOf = (row: readonly string[]) => `| ${widths.map((width, i) => (row[i] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lineOf(cells[0] ?? []), rule, ...cells.slice(1).map(lineOf)].join("\n");
}

export const mermaid = (lines: readonly string[]): string => ["```mermaid", "stateDiagram-v2", ...lines.map((line) => `  ${line}`), "```"].join("\n");

export const diagram = (moves: readonly (readonly [from: string, to: string, why: string])[]): string =>
  mermaid(moves.map(([from, to, why]) => `${from} --> ${to}${why && `: ${why}`}`));

/** A span in the largest unit that fits it exactly. */
export function span(length: Span): string {
  if (typeof length !== "number") return `${length.businessDays} business days`;
  const units: readonly (readonly [Ms, string])[] = [
    [days(1), "d"],
    [hours(1), "h"],
    [minutes(1), "min"],
  ];
  const unit = units.find(([size]) => length !== 0 && length % size === 0);
  return unit ? `${length / unit[0]} ${unit[1]}` : `${length} ms`;
}
