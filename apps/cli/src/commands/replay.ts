import { replayInMemory, summaryOf, type Replayed, type ReplaySummary } from "@souk/market/memory";
import { hours, minutes } from "@souk/rulebook";
import { resultsCsv, settingOfTraces, type ReplayOptions, type TraceSetting } from "@souk/sim";
import { Option, type Command } from "commander";
import { openSync, writeFileSync } from "node:fs";
import { BadInput, Failed, outputOf, table } from "../output.ts";
import { barFor } from "../progress.ts";
import { readTraces } from "../replay/files.ts";
import { countUpTo } from "../values.ts";

interface Options {
  readonly traces: string;
  readonly sellerResponseH?: string;
  readonly shipGraceH?: string;
  readonly unpaidTimeoutMin?: string;
  readonly engine: "market" | "memory";
  readonly perOrder?: string;
  readonly summary?: string;
}

const hoursMax = 100_000;
const minutesMax = 10_000_000;

const lawOf = ({ sellerResponseH, shipGraceH, unpaidTimeoutMin }: Options): ReplayOptions => ({
  ...(sellerResponseH !== undefined && { sellerResponse: hours(countUpTo(hoursMax, sellerResponseH, "--seller-response-h")) }),
  ...(shipGraceH !== undefined && { shipGrace: hours(countUpTo(hoursMax, shipGraceH, "--ship-grace-h")) }),
  ...(unpaidTimeoutMin !== undefined && { unpaidTimeout: minutes(countUpTo(minutesMax, unpaidTimeoutMin, "--unpaid-timeout-min")) }),
});

function summaryText({ orders, states, requests, money, deadlines_fired, last_at, digest, invariants }: ReplaySummary): string {
  const amount = (minor: number): string => (minor / 100).toFixed(2);
  return table(
    ["", ""],
    [
      ["orders", orders],
      ...Object.entries(states).map(([state, count]) => [`  ${state}`, count]),
      ["requests", requests.asked],
      ["  refused: too late", requests.refused.too_late],
      ["  refused: closed", requests.refused.closed],
      ["  refused: already pending", requests.refused.already_pending],
      ["  rejected by the seller", requests.rejected],
      ["  overtaken by shipping", requests.overtaken],
      ["paid", amount(money.paid_minor)],
      ["  refunded", amount(money.refunded_minor)],
      ["  held", amount(money.held_minor)],
      ["  to sellers", amount(money.to_sellers_minor)],
      ["  commission", amount(money.commission_minor)],
      ["deadlines fired", deadlines_fired],
      ["last event", last_at],
      ["digest", digest],
      ["promises", invariants.ok ? "all hold" : invariants.broken.map(({ promise, where, what }) => `BROKEN ${promise} at ${where}: ${what}`).join("\n")],
    ],
  ).trimStart();
}

/** A file to be written. It is opened before the work begins, so that a wrong name does not cost the work. */
function fileFor(path: string | undefined): ((content: string) => void) | null {
  if (path === undefined) return null;
  try {
    const file = openSync(path, "w");
    return (content) => writeFileSync(file, content);
  } catch (error) {
    throw new BadInput(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

/** Loads what a database needs, which takes longer than half a replay in memory, only for this. */
async function replayInDatabase(command: Command, setting: TraceSetting, progress: (done: number, total: number) => void): Promise<Replayed> {
  const [{ replayInMarket }, { withDb }] = await Promise.all([import("@souk/market"), import("../with-db.ts")]);
  return withDb(command, (db) => replayInMarket(db, setting, progress));
}

export function addReplay(program: Command): void {
  program
    .command("replay")
    .description("lead recorded orders through the market, with the people acting at their recorded minutes, until no timer is left")
    .requiredOption("--traces <file>", "one order a line (JSON), plain or .gz")
    .option("--seller-response-h <n>", "hours a seller has to answer a cancellation request; 72 in the preset souk")
    .option("--ship-grace-h <n>", "hours after the processing time before an order that was not shipped is closed; 0 in the preset")
    .option("--unpaid-timeout-min <n>", "minutes before an unpaid order is closed; 28800 in the preset")
    .addOption(new Option("--engine <engine>", "the database, or the same law in memory").choices(["market", "memory"]).default("market"))
    .option("--per-order <file>", "writes id,state,at_minute,refund_minor of every order")
    .option("--summary <file>", "writes the summary as JSON")
    .addHelpText(
      "after",
      `
A line of the traces: {"id":"T1","checkout":"K1","t":"2010-12-01T08:26:00Z","buyer":"B1","store":"S1","country":"France","lines":[["22726",4,375]],
  "pay":{"rail":"card","lag_min":17},"ship":{"window_h":144,"handling_min":2811},"seller":{"response_min":42,"approve":true},"cancels":[{"after_min":1320,"lines":[["22726",2]]}]}

Examples:
  souk replay --traces traces.jsonl.gz --per-order orders.csv --summary summary.json
  souk replay --traces traces.jsonl --seller-response-h 48 --engine memory`,
    )
    .action(async (options: Options, command: Command) => {
      const setting = settingOfTraces(readTraces(options.traces), lawOf(options));
      const [perOrder, summaryFile] = [fileFor(options.perOrder), fileFor(options.summary)];
      const bar = barFor(setting.traces.length, "orders");
      const progress = (done: number, total: number): void => bar.update(Math.floor((done / total) * setting.traces.length));
      let replayed: Replayed;
      try {
        replayed = options.engine === "memory" ? replayInMemory(setting, progress) : await replayInDatabase(command, setting, progress);
      } finally {
        bar.stop();
      }
      const summary = summaryOf(replayed);
      perOrder?.(resultsCsv(replayed.results));
      summaryFile?.(`${JSON.stringify(summary, null, 2)}\n`);
      outputOf(command).print(summary, summaryText(summary));
      if (!summary.invariants.ok) throw new Failed(`${summary.invariants.broken.length} promises are broken in the replayed market`);
    });
}
