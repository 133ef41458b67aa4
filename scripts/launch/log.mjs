import path from "node:path";

import { lastLines, relative, tail } from "./paths.mjs";

/** Something the person at the keyboard can act on: its message is a sentence, shown without a stack. */
export class Failure extends Error {
  constructor(sentence, { log, output } = {}) {
    super(sentence);
    this.log = log;
    this.output = output;
  }

  /** The last of what was said before it went wrong. */
  said(lines = 40) {
    return this.output ? lastLines(this.output, lines) : this.log && tail(this.log, lines);
  }
}

const startedAt = Date.now();
const active = new Map();
let out = process.stdout;
let quiet = false;
let lastLine = Date.now();
let timer;

/** Commands whose standard output is data keep progress away from it and mention only what takes long. */
export function reportQuietly() {
  out = process.stderr;
  quiet = true;
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const clearLine = () => out.isTTY && out.write("\r\u001b[K");

function line(title, text) {
  clearLine();
  out.write(`${seconds(Date.now() - startedAt).padStart(8)}  ${title.padEnd(17)}${text}\n`);
  lastLine = Date.now();
}

export function say(title, text) {
  if (!quiet) line(title, text);
}

export function print(text = "") {
  clearLine();
  out.write(`${text}\n`);
}

function whatRuns() {
  return [...active.values()].map(({ title, begun }) => `${title} ${Math.round((Date.now() - begun) / 1000)} s`).join(", ");
}

function tick() {
  if (out.isTTY && !quiet) {
    clearLine();
    out.write(`${seconds(Date.now() - startedAt).padStart(8)}  … ${whatRuns()}`.slice(0, (out.columns ?? 100) - 1));
  } else if (Date.now() - lastLine > 10_000) {
    line("still at it", whatRuns());
  }
}

/** Runs `work` while showing that it runs; `note(result)` says how it went. */
export async function step(title, work, note = () => "done") {
  const key = Symbol(title);
  const begun = Date.now();
  active.set(key, { title, begun });
  timer ??= setInterval(tick, 1000);
  try {
    const result = await work();
    const took = Date.now() - begun;
    if (!quiet || took > 2000) line(title, `${note(result)}${took > 500 ? ` (${seconds(took)})` : ""}`);
    return result;
  } finally {
    active.delete(key);
    if (active.size === 0) {
      clearInterval(timer);
      timer = undefined;
      clearLine();
    }
  }
}

/** Rows of cells as aligned columns. */
export function table(rows, indent = "  ") {
  const widths = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, String(cell).length)));
  return rows.map((row) => (indent + row.map((cell, i) => String(cell).padEnd(widths[i] + 2)).join("")).trimEnd()).join("\n");
}

export function explain(error) {
  clearLine();
  if (error instanceof Failure) {
    const said = error.said();
    if (said) process.stderr.write(`\n${said}\n`);
    process.stderr.write(`\n${error.message}${error.log ? ` (whole log: ${relative(error.log)})` : ""}\n`);
  } else if (error?.code === "ENOSPC") {
    process.stderr.write(`\nThe disk is full: free some space on the one that holds ${path.resolve()} and run the command again.\n`);
  } else {
    process.stderr.write(`\n${error?.stack ?? error}\n`);
  }
}
