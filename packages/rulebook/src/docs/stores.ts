import { buyerRows } from "../buyer/buyer.ts";
import { presets } from "../presets.ts";
import { signals } from "../signals.ts";
import { storeDeadlineKinds, type StoreDeadlineKind } from "../states.ts";
import { pointsLadder } from "../store/effects.ts";
import { storeGuards } from "../store/guards.ts";
import { storeRows, type StoreRow } from "../store/rows.ts";
import { mermaid, span, table, testsOf } from "./markdown.ts";

const deed = (row: StoreRow): string => row.deadline ?? row.on;

/** A store's states, from its rows. */
function storeDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const row of storeRows)
    for (const from of row.from) {
      if (!row.to) continue;
      const arrow = `${from} --> ${row.to}`;
      arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(deed(row).replaceAll("_", " ")));
    }
  return mermaid(["[*] --> active", ...[...arrows].map(([arrow, why]) => `${arrow}: ${[...why].join(", ")}`)]);
}

/** Deadlines of a store, what they count from and what they do; at one instant they come before its orders'. */
const deadlines: Readonly<Record<StoreDeadlineKind, readonly [counts: string, fires: string]>> = {
  freeze_evidence: ["the freeze; until the seller answers", "T32: blocked, orders annulled"],
  freeze_decision: ["the freeze", "3.7: an alert to the admins"],
  sanction_end: ["the sanction's own end", "3.7: lifted"],
  store_appeal_end: ["the block; until it is appealed", "3.7: no appeal anymore"],
  withheld_end: ["the block; until it is decided", "W3: an alert to the admins, who release or forfeit"],
  points_reset: ["the first points of a quarter of the year", "3.7: none count any more"],
};

const { souk } = presets;
const lengths: Readonly<Record<StoreDeadlineKind, string>> = {
  freeze_evidence: span(souk.freezeEvidence),
  freeze_decision: span(souk.freezeDecision),
  sanction_end: "28 d, or as given",
  store_appeal_end: span(souk.storeAppeal),
  withheld_end: span(souk.withheld),
  points_reset: "to the end of the quarter",
};

const limitOf = ({ limit, unit, hit }: (typeof signals)[number]): string => {
  const value = unit === "share" ? `${limit * 100} %` : unit === "times" ? `${limit} times` : unit === "days" ? `${limit} d` : String(limit);
  return `${hit === "at_least" ? "≥" : "≤"} ${value}`;
};

/** What the page says of stores, buyers' accounts and the signals of fraud. */
export function storeSections(sources: Readonly<Record<string, string>>): string[] {
  return [
    "## The life of a store (3.7)",
    storeDiagram(),
    table(
      ["Row", "Command", "By", "From, to", "In time before", "Guards, then values", "Money", "Told", "Source", "Proved in"],
      storeRows.map((row) => [
        row.t,
        `\`${row.deadline ? `fire ${row.deadline}` : row.on}\`${row.when ? ` ${row.when}` : ""}`,
        row.by.join(", "),
        `${row.from.join(", ")}${row.to ? ` → ${row.to}` : ""}${row.act ? `; all orders follow: ${row.act}` : ""}`,
        row.before.join(", "),
        [...row.guards, ...row.values].map((name) => storeGuards[name].says).join("; "),
        row.money ?? "",
        row.notify.join(", "),
        row.source,
        testsOf(row.t, sources).join(", "),
      ]),
    ),
    table(
      ["Deadline", "Counts from", "souk", "Fires"],
      storeDeadlineKinds.map((kind) => [`\`${kind}\``, deadlines[kind][0], lengths[kind], deadlines[kind][1]]),
    ),
    `Points: ${pointsLadder.map(([points, kind]) => `${points} ${kind.replaceAll("_", " ")}`).join(", ")}; each for 28 days. With the quarter of the year the points go back to none.`,
    "## A buyer's account (3.10)",
    table(
      ["Row", "Command", "By", "From, to", "When", "Source", "Proved in"],
      buyerRows.map((row) => [
        row.t,
        `\`${row.on}\``,
        row.by.join(", "),
        `${row.from.join(", ")} → ${row.to}`,
        row.says,
        row.source,
        testsOf(row.t, sources).join(", "),
      ]),
    ),
    "## Signals of fraud (8)",
    "A signal counts at its limit, from its minimum volume. The score is the sum of the weights that were hit, times what multiplies; at the policy's scores a store goes under review, and is proposed for a freeze.",
    table(
      ["Signal", "About", "Measures", "Window", "Minimum", "Limit", "Weight", "Source"],
      signals.map((signal) => [
        `\`${signal.key}\``,
        signal.about,
        signal.says,
        `${signal.windowDays} d`,
        String(signal.minimum),
        limitOf(signal),
        signal.multiplies ? `times ${signal.multiplies}` : `${signal.weight}${signal.hard ? ", hard" : ""}`,
        signal.source,
      ]),
    ),
  ];
}
