import { describe, expect, test } from "vitest";
import {
  answerFor,
  commandsOf,
  isSettled,
  openChargeback,
  openDispute,
  parties,
  storeAnswersFor,
  type Dispute,
  type OrderCommandName,
  type Party,
} from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";
import { sample, sampleAtStore } from "./testing/samples.ts";

/** Whether goods would go back by what stands, or will by what was decided. */
const goesBack = ({ proposals, settled }: Dispute): boolean =>
  settled?.withReturn === true || proposals.some(({ state, withReturn }) => state === "live" && withReturn);

/** Where an order and its store stand, without instants and amounts: what decides which rows can ever apply. */
function abstract({ order, standing }: TestOrder): string {
  const dispute = openDispute(order);
  const request = order.requests.at(-1);
  const armed = [...new Set(order.deadlines.filter((d) => d.state === "armed").map((d) => d.kind))].filter((kind) => !kind.startsWith("refund_"));
  return [
    order.closeReason ?? order.state,
    order.state === "payment_verifying" && `${order.verificationHold} ${order.verificationOutcome}`,
    order.frozen.toSorted().join("+"),
    request && `${request.state}${request.early ? " early" : ""}${request.offers.some((o) => o.state === "live") ? " offer" : ""}`,
    dispute &&
      [
        dispute.kind,
        dispute.state,
        dispute.respondFrom === null,
        dispute.verdicts.length,
        dispute.appeal !== null,
        dispute.return?.state,
        goesBack(dispute),
      ].join(" "),
    order.disputes.some(({ verdicts }) => verdicts.length > 0),
    openChargeback(order) && `${openChargeback(order)?.state} ${openChargeback(order)?.amount === 0}`,
    order.state === "awaiting_delivery" && order.shipment?.state,
    order.late,
    order.refunds.every(isSettled),
    order.state !== "closed" && standing.state,
    armed.toSorted().join("+"),
  ]
    .map((part) => part || "-")
    .join(" | ");
}

/** Commands that keep an order where it is: they do not move a case on. */
const idle: readonly OrderCommandName[] = ["propose_settlement", "grant_extension", "make_counter_offer", "decline_counter_offer"];
/** What would only multiply the standings by things that never decide an end. */
const skipped: readonly OrderCommandName[] = [
  "add_evidence",
  "capture_late",
  "reorder",
  "trash",
  "restore",
  "purge",
  "propose_amendment",
  "ask_protection",
  "decline_protection",
  "grant_protection",
  "ask_extension",
  "decline_extension",
  "report_refund",
];
/** What is said in how many ways; once, where the way makes no other standing. */
const ways: Partial<Record<OrderCommandName, readonly number[]>> = {
  // By card, verified or not; all, a part, a part with the goods going back; told on the way, refused, brought back, lost.
  pay: [4, 14],
  open_dispute: [4, 1, 3],
  propose_settlement: [1, 3],
  give_verdict: [4, 1, 3],
  accept_chargeback: [0, 1],
  open_chargeback: [4],
  report_shipment: [1, 4, 6, 7],
  ship: [0],
};
const storeMoves = ["freeze_store", "submit_evidence", "release_store", "block_store"] as const;

interface Node {
  readonly of: TestOrder;
  readonly next: Set<string>;
  /** Who can move it on, and whether time does. */
  movers: Set<Party | "clock">;
}

/** Every standing that can be reached, by breadth: each allowed command in each of its ways, the next deadline, and the store's own acts. */
function reach(begin: TestOrder, without: readonly string[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const queue: Node[] = [];
  const visit = (of: TestOrder): string => {
    const key = abstract(of);
    if (!nodes.has(key)) {
      const node: Node = { of, next: new Set(), movers: new Set() };
      nodes.set(key, node);
      queue.push(node);
    }
    return key;
  };
  visit(begin);
  for (let node = queue.shift(); node; node = queue.shift()) {
    const { of, next, movers } = node;
    const step = (mover: Party | "clock", act: (twin: TestOrder) => boolean, moves = true): void => {
      const twin = of.fork();
      if (!act(twin)) return;
      if (moves) movers.add(mover);
      next.add(visit(twin));
    };
    if (of.next())
      step("clock", (twin) => {
        const due = twin.next();
        if (due) twin.fire(due);
        return due !== null;
      });
    for (const party of parties) {
      for (const name of commandsOf(party)) {
        if (skipped.includes(name) || without.includes(name) || !answerFor(of.context(party), of.order, name).allowed) continue;
        for (const pick of ways[name] ?? [1]) step(party, (twin) => twin.try(party, sample(name, twin, pick)).kind === "accepted", !idle.includes(name));
      }
    }
    if (of.order.state === "closed") continue;
    for (const party of ["admin", "seller"] as const)
      for (const { command, allowed } of storeAnswersFor(of.storeContext(party), of.standing)) {
        const move = storeMoves.find((name) => name === command && !without.includes(name));
        if (move && allowed) step(party, (twin) => twin.tryAtStore(party, sampleAtStore(move, twin, 1)).kind === "accepted", of.order.frozen.length > 0);
      }
  }
  return nodes;
}

const isOver = ({ of: { order } }: Node): boolean =>
  (order.state === "closed" || order.state === "finished") && order.frozen.length === 0 && openDispute(order) === null && openChargeback(order) === null;

/** The standings from which an end can be reached. */
function ending(nodes: ReadonlyMap<string, Node>): Set<string> {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of nodes) for (const to of next) before.set(to, [...(before.get(to) ?? []), key]);
  const reached = new Set([...nodes].filter(([, node]) => isOver(node)).map(([key]) => key));
  const queue = [...reached];
  for (let key = queue.pop(); key !== undefined; key = queue.pop())
    for (const from of before.get(key) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      queue.push(from);
    }
  return reached;
}

describe("the exhaustive walk", { timeout: 120_000 }, () => {
  // What comes from outside knows no difference between laws: it is walked under the first.
  const cases = [
    ["souk", {}, []],
    [
      "silence means nothing, a missed ship-by is only a claim, an open request blocks shipping",
      { onSilence: "nothing", shipByMiss: "claim", shipWhileRequestOpen: "block" },
      ["freeze_store", "open_chargeback"],
    ],
  ] as const;
  test.each(cases)(
    "under a law where %s: every standing that can be reached has ended, or has a timer, or somebody with a name can move it",
    (_, policy, without) => {
      const nodes = reach(anOrder({ policy }).placed(), without);
      expect(nodes.size).toBeGreaterThan(500);
      const stuck = [...nodes].filter(([, node]) => !isOver(node) && node.movers.size === 0).map(([key]) => key);
      expect(stuck).toEqual([]);
      const ends = ending(nodes);
      expect([...nodes.keys()].filter((key) => !ends.has(key))).toEqual([]);
    },
  );
});
