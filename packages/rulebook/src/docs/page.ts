import { conditions } from "../conditions.ts";
import { deadlineCatalogue } from "../deadline-catalogue.ts";
import { refusalCodes } from "../decision.ts";
import { guardOf, type GuardName } from "../guards.ts";
import { placingGuards } from "../placing.ts";
import type { Policy, Span } from "../policy.ts";
import { presets } from "../presets.ts";
import { reasons } from "../reasons.ts";
import { rows, type Row } from "../rows.ts";
import { deadlineKinds, orderStates, outsideRails, requestStates } from "../states.ts";
import { diagram, mermaid, span, table, testsOf } from "./markdown.ts";
import { storeSections } from "./stores.ts";
import { machines, postings } from "./machines.ts";
import { glossary, races, refusalMeanings, timeLaw } from "./words.ts";

/** The whole of docs/rulebook.md, from the tables; `sources` are the package's test files by name. */
export function rulebookPage(sources: Readonly<Record<string, string>>): string {
  const sections = [
    "# The rulebook",
    "The law of the market as the code has it: every table below is generated from `packages/rulebook/src` (`node --import tsx packages/rulebook/scripts/write-docs.mjs`), and a test fails when this page is stale. Sources `s0` to `s4` are the five guides the market is drawn from, letters with numbers are public pages of marketplaces, `R` are races.",
    "## Glossary",
    table(["Term", "Meaning"], glossary),
    "## Time and arbitration",
    timeLaw.map((sentence, i) => `${i + 1}. ${sentence}`).join("\n"),
    "## The life of an order",
    orderDiagram(),
    "### Cancellation request, a region beside the state",
    requestDiagram(),
    ...machines.flatMap(({ name, section, moves }) => [`### ${name} (${section})`, diagram(moves)]),
    "## Every row",
    "A row holds when its party gives the command in one of its states, before each deadline named is due, and every guard holds in the order given. `fire` is the clock's.",
    ...orderStates.flatMap((state) => rowSection(state, sources)),
    "### Guards in words",
    table(
      ["Guard", "Holds when"],
      guardNames().map((name) => [`\`${name}\``, saysOf(name)]),
    ),
    "## Deadlines that are rows, by priority",
    deadlineTable(),
    "Windows that only open or close a button are computed: asking early (2 minutes after paying), disputing (5 days after shipping), after-sale dispute (15 days after finishing, a freeze stops it), feedback (30 days after finishing).",
    ...storeSections(sources),
    "## Money",
    "Debit +, credit -; every posting sums to 0. The example is lines A 2 x 1999, B 2550, C 3 x 333, shipping 450, store coupon 500, platform coupon 8 % capped at 600, commission 8 %, 1000 of 6934 from the wallet.",
    table(["Posting", "Event", "Entries"], postings),
    "Rounding: percentage discounts down, then capped; fees half up, on what is left of the gross; a discount is spread by largest remainder, ties to the lower line, and frozen per line and unit at placing. Order of discounts: flash price, bundle, store coupon, platform coupon; a threshold is tested on the value before the coupon itself, without shipping.",
    "## Reasons and faults",
    table(
      ["Paid order, buyer's reason", "Fault", "Source"],
      reasons.paid.map((r) => [r.reason, r.fault, r.source]),
    ),
    table(
      ["Close reason", "Fault", "Row"],
      reasons.closing.map((r) => [r.reason, r.fault, r.rule]),
    ),
    `Unpaid order, buyer's reasons: ${reasons.unpaid.map((r) => r.reason).join(", ")}. Seller's reasons to reject: ${reasons.reject.map((r) => r.reason).join(", ")}.`,
    "## Races",
    table(
      ["Race", "Between", "Ends", "Proved in"],
      races.map(([race, what, ends]) => [race, what, ends, testsOf(race, sources).join(", ")]),
    ),
    "## Refusals",
    "Every refusal carries `rule`, `since`, `until`, `instead` (ways on, with the instant from which each is open), `field` (when a value was at fault) and `ended`.",
    table(
      ["Code", "Meaning"],
      refusalCodes.map((code) => [`\`${code}\``, refusalMeanings[code]]),
    ),
    "## Policies",
    policyTable(),
  ];
  return `${sections.join("\n\n")}\n`;
}

const deed = (row: Row): string => (row.deadline ? row.deadline : row.on).replaceAll("_", " ");

/** What the end of a dispute can make of an order (T28), by where it stands. */
const leadsFrom: Readonly<Record<string, readonly string[]>> = { awaiting_shipment: ["closed"], awaiting_delivery: ["finished", "closed"] };

/** The base states; rows between the same two states share an arrow. */
function orderDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const from of row.from)
      for (const to of row.to ? [row.to] : (row.leads ?? [])) {
        // A finished order stays so; what a dispute leads to depends on whether it was shipped.
        if (from === to || (row.leads && !leadsFrom[from]?.includes(to))) continue;
        const arrow = `${from === "nothing" ? "[*]" : from} --> ${to}`;
        arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(`${row.t} ${deed(row)}`));
      }
  }
  return mermaid([...[...arrows].map(([arrow, why]) => `${arrow}: ${[...why].join(", ")}`), "finished --> [*]", "closed --> [*]"]);
}

/** The request's region, from the same rows; "any" means that an open one, if there is one, goes along. */
function requestDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!row.request) continue;
    const [from, to] = row.request;
    const arrow = `${from === "none" ? "[*]" : "open"} --> ${to}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(`${row.t} ${deed(row)}`));
  }
  const ends = requestStates.filter((state) => state !== "open").map((state) => `${state} --> [*]`);
  return mermaid([...[...arrows].map(([arrow, why]) => `${arrow}: ${[...why].join(", ")}`), ...ends]);
}

/** The rows that start in a state; those that start in several stand with the first of them. */
function rowSection(state: (typeof orderStates)[number], sources: Readonly<Record<string, string>>): string[] {
  const here = rows.filter((row) => (row.from[0] === "nothing" ? "awaiting_payment" : row.from[0]) === state);
  if (here.length === 0) return [];
  const head = ["Row", "Command", "By", "From, to", "In time before", "Guards, then values", "Money, stock, coupon", "Told", "Metric", "Source", "Proved in"];
  const body = here.map((row) => [
    row.t,
    `\`${row.deadline ? `fire ${row.deadline}` : row.on}\`${row.when ? ` when ${conditions[row.when].says}` : ""}`,
    row.by.join(", "),
    `${row.from.join(", ")}${row.to ? ` → ${row.to}${row.closes ? ` (${row.closes})` : ""}` : row.leads ? " → as decided (T28)" : ""}${row.request ? `; request ${row.request.join(" → ")}` : ""}`,
    row.before.join(", "),
    conditionsOf(row).join(", "),
    [row.money, row.stock, row.coupon && `coupon ${row.coupon}`].filter(Boolean).join("; "),
    row.notify.join(", "),
    row.metric ?? "",
    row.source,
    testsOf(row.t, sources).join(", "),
  ]);
  return [`### From ${state}`, table(head, body)];
}

function conditionsOf(row: Row): string[] {
  const named = [...row.guards, ...row.values].map((name) => `\`${name}\``);
  const stops = row.frozen === "refused" && row.by.some((party) => party === "buyer" || party === "seller");
  return stops ? ["not frozen", ...named] : named;
}

const guardNames = (): GuardName[] => [...new Set(rows.flatMap((row) => [...row.guards, ...row.values]))];

const saysOf = (name: GuardName): string => (name in placingGuards ? placingGuards[name as keyof typeof placingGuards].says : guardOf(name).says);

function deadlineTable(): string {
  const body = deadlineKinds.map((kind) => {
    const rule = deadlineCatalogue[kind];
    const lengths = rule.length(presets.souk);
    const value = lengths ? lengths.map(span).join(kind === "return_confirm_by" ? ", " : " + ") : "drawn";
    return [
      `\`${kind}\``,
      rule.armedBy,
      rule.counts,
      kind === "verify_by" ? "at most 24 h; 3 business days" : value,
      rule.fires,
      [rule.stopsWhileFrozen ? "freeze" : "", ...rule.alsoStops].filter(Boolean).join(", "),
      rule.drawn ? "yes" : "no",
      rule.source,
    ];
  });
  return table(["Deadline", "Armed by", "Counts from", "souk", "Fires", "Stopped by", "Drawn in secret", "Source"], body);
}

function valueOf(value: Policy[keyof Policy], key: string): string {
  if (key === "refundRange") return outsideRails.map((rail) => `${rail} ${(value as Policy["refundRange"])[rail].map(span).join(" to ")}`).join("; ");
  if (key === "calendar") return "UTC, no holidays";
  if (key === "commissionBps") return `${Number(value) / 100} %`;
  const isCount = /Max|Count|Score|version/.test(key) || key === "maxRequests";
  if (typeof value === "number" && !isCount) return value === 0 ? "0" : span(value);
  if (value !== null && typeof value === "object") return span(value as Span);
  return value === null ? "no cap" : String(value);
}

function policyTable(): string {
  const names = Object.keys(presets) as (keyof typeof presets)[];
  const keys = (Object.keys(presets.souk) as (keyof Policy)[]).filter((key) => key !== "preset" && key !== "version");
  return table(
    ["Key", ...names],
    keys.map((key) => [
      `\`${key}\``,
      ...names.map((name) => (name !== "souk" && presets[name][key] === presets.souk[key] ? "same" : valueOf(presets[name][key], key))),
    ]),
  );
}
