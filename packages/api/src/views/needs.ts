import { answerFor, liveAmendment, openDispute, openRequest, type DeadlineKind, type Order, type OrderCommandName } from "@souk/rulebook";
import type { NeedView } from "../contract/index.ts";
import { contextOf, orderToRow, type OrderFacts, type Viewer } from "./order.ts";
import { moneyOf } from "./scalars.ts";
import { timersOf } from "./timers.ts";

/** One kind of duty: what of an order makes it one, the command that does it, and the deadline it has. */
interface Duty {
  readonly kind: NeedView["kind"];
  readonly command: OrderCommandName;
  readonly when: (order: Order) => boolean;
  readonly by: DeadlineKind | null;
}

const demand = (order: Order) => openDispute(order)?.proposals.findLast(({ by, state }) => by === "buyer" && state === "live");

/** Duties of a seller, the most pressing kind first: an order asks for one thing at a time. What the law would refuse now is no duty. */
const duties: readonly Duty[] = [
  { kind: "answer_early_request", command: "approve_cancellation", when: (order) => openRequest(order)?.early === true, by: null },
  { kind: "answer_cancellation", command: "approve_cancellation", when: (order) => openRequest(order) !== null, by: null },
  { kind: "answer_dispute", command: "propose_settlement", when: (order) => (openDispute(order)?.respondFrom ?? null) !== null, by: "dispute_respond" },
  { kind: "confirm_return", command: "confirm_return", when: (order) => openDispute(order)?.state === "returning", by: "return_confirm_by" },
  { kind: "consider_appeal", command: "appeal_verdict", when: (order) => (openDispute(order)?.settled?.amount ?? 0) > 0, by: "appeal_end" },
  { kind: "answer_amendment", command: "accept_amendment", when: (order) => liveAmendment(order)?.by === "buyer", by: "ship_by" },
  { kind: "answer_protection", command: "decline_protection", when: (order) => order.protectionAsked !== null, by: "protection_end" },
  { kind: "ship_late", command: "ship", when: (order) => order.late, by: null },
  { kind: "ship", command: "ship", when: () => true, by: null },
];

/** What of this order waits for its seller; null when nothing does. */
export function needOf(facts: OrderFacts, seller: Viewer): NeedView | null {
  const { order, policy, now, buyerName } = facts;
  const duty = duties.find(({ command, when }) => when(order) && answerFor(contextOf(facts, seller), order, command).allowed);
  if (!duty) return null;
  const row = orderToRow(facts, seller);
  const [first] = row.lines;
  const dispute = openDispute(order);
  return {
    kind: duty.kind,
    orderNo: row.orderNo,
    title: first?.title ?? "",
    picture: first?.picture ?? "",
    buyerName,
    total: row.total,
    atStake: dispute ? moneyOf(order.currency)(dispute.settled?.amount ?? demand(order)?.amount ?? 0) : row.total,
    timer: timersOf(order, policy, "seller", now).find(({ kind }) => kind === duty.by) ?? row.timer,
    answerBy: openRequest(order) ? (row.request?.respondBy ?? null) : null,
  };
}
