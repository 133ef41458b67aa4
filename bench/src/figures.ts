import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";

/** One measured figure. `reach` is what we want, in words; `yardstick` what the same machine needed for something plain at the same time. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly reach: string;
  readonly yardstick: string;
}

export const root = fileURLToPath(new URL("../../", import.meta.url));
const file = `${root}.souk/bench.json`;

const known = (): Figure[] => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Figure[];
  } catch {
    return [];
  }
};

/** Adds figures to `.souk/bench.json`; one measured again replaces what it was. */
export function keep(figures: readonly Figure[]): void {
  const fresh = new Set(figures.map(({ id }) => id));
  const all = [...known().filter(({ id }) => !fresh.has(id)), ...figures].toSorted((a, b) => a.id.localeCompare(b.id));
  mkdirSync(`${root}.souk`, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(all, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** What it was measured on: a figure without its machine says nothing. */
export const machine = (): string => `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.version}`;

export function show(figures: readonly Figure[]): void {
  const rows = figures.map(({ id, value, unit, reach, yardstick }) => [id, `${value} ${unit}`, reach, yardstick]);
  const heads = ["figure", "measured", "reach", "yardstick"];
  const widths = heads.map((head, n) => Math.max(head.length, ...rows.map((row) => row[n]?.length ?? 0)));
  for (const row of [heads, ...rows])
    console.log(
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join("   ")
        .trimEnd(),
    );
}

/** The value below which this share of the measurements lies: nearest rank, so that it is one of them. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("a percentile of nothing");
  return value;
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** How long something took, in milliseconds, with what it answered. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const begun = performance.now();
  const answer = await work();
  return { ms: performance.now() - begun, answer };
}
