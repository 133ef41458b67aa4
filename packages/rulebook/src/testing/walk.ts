import * as fc from "fast-check";
import {
  answerFor,
  commandsOf,
  days,
  hours,
  minutes,
  orderStates,
  presets,
  rows,
  storeAnswersFor,
  storeRows,
  type Decision,
  type Ms,
  type Order,
  type OrderCommand,
  type OrderCommandName,
  type OrderState,
  type Party,
  type Policy,
  type StoreCommandName,
} from "../index.ts";
import { anOrder, workedLines, type OrderSetting, type TestOrder } from "../testing.ts";
import { sample, sampleAtStore } from "./samples.ts";

export { sample } from "./samples.ts";

/** A life to be lived: under which law, and one number for each choice; a choice is resolved against where the order stands. */
export interface Life {
  readonly setting: OrderSetting;
  /** How far it has come before the first choice; each law allows what it allows. */
  readonly start: "placed" | "paid" | "asked" | "shipped" | "finished";
  readonly picks: readonly number[];
}

/** What happened at one moment of a life. `command` is null when only time passed. */
export interface Moment {
  readonly now: Ms;
  readonly party: Party;
  readonly command: OrderCommand | null;
  readonly decision: Decision | null;
  readonly before: Order;
  readonly after: Order;
  readonly of: TestOrder;
}

const anyPolicy: fc.Arbitrary<Partial<Policy>> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...Object.values(presets)) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        verifyBy: fc.constantFrom(0, hours(24)),
        earlyCancel: fc.constantFrom("grace", "blocked", "free"),
        selfCancelUntil: fc.constantFrom("none", "verified", "shipped"),
        askUntil: fc.constantFrom<Policy["askUntil"]>("shipped", hours(30)),
        onSilence: fc.constantFrom("approve", "decline", "nothing"),
        maxRequests: fc.constantFrom(null, 1, 3),
        sellerCanCancel: fc.boolean(),
        shipByGrace: fc.constantFrom(0, hours(24)),
        shipByMiss: fc.constantFrom("close", "claim"),
        shipWhileRequestOpen: fc.constantFrom("overtake", "block"),
        pauseShipByWhileRequest: fc.boolean(),
        refundOrder: fc.constantFrom("outside_first", "wallet_first"),
        restockOnCancel: fc.boolean(),
        couponGrace: fc.constantFrom(0, days(10)),
        payout: fc.constantFrom(days(1), days(15)),
      },
      { requiredKeys: [] },
    ),
  },
);

/** The worked example with its stock kept in all three ways. */
const mixedStock = workedLines.map((line, i) => ({ ...line, stockMode: (["on_order", "on_payment", "untracked"] as const)[i % 3] ?? "on_order" }));

export const anyLife: fc.Arbitrary<Life> = fc.record({
  setting: fc.record({
    policy: anyPolicy,
    store: fc.constantFrom({}, {}, { autoApproveWindow: hours(20) }),
    buyer: fc.constantFrom({ wallet: 0 }, { wallet: 1000 }, { wallet: 9000 }),
    draft: fc.constantFrom({}, { processing: days(10) }, { processing: hours(72) }, { lines: mixedStock }),
  }),
  start: fc.constantFrom("placed", "paid", "asked", "asked", "shipped", "shipped", "finished"),
  picks: fc.array(fc.nat({ max: 10_000_000 }), { minLength: 4, maxLength: 24 }),
});

const movers: readonly Party[] = ["buyer", "seller", "carrier", "admin"];
export const spans: readonly Ms[] = [1, minutes(1), minutes(3), hours(5), hours(23), days(2), days(9)];

/** A life at its beginning. */
export function begun({ setting, start }: Life): TestOrder {
  const of = anOrder(setting).placed();
  if (start === "placed") return of;
  of.paid({ wallet: of.buyer.wallet > 0 ? 1000 : 0 });
  if (start === "paid") return of;
  if (start === "shipped") return of.shipped();
  if (start === "finished") return of.finished();
  of.verified().try("buyer", { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false });
  return of;
}

/** Lives it: at each pick either a person or outsider makes a move that the law allows where the order stands, or the clock moves. */
export function* live(life: Life, of: TestOrder = begun(life)): Generator<Moment> {
  const { picks } = life;
  for (const pick of picks) {
    const how = pick % 10;
    const rest = Math.floor(pick / 10);
    if (how < 6) {
      const moment = moved(of, rest);
      if (moment) yield moment;
    } else if (how < 8) {
      yield* passing(of, of.now + (spans[rest % spans.length] as Ms), rest);
    } else {
      const due = of.next()?.row.due;
      // To the next deadline, or to the last instant before it.
      if (due !== undefined) yield* passing(of, Math.max(of.now, due - (how === 9 ? 1 : 0)), rest);
    }
  }
}

/** How readily people do what they may; all else weighs 3. Without it few lives would get beyond an unpaid order. */
const eagerness: Partial<Record<OrderCommandName | StoreCommandName, number>> = {
  pay: 12,
  cancel_unpaid: 1,
  fail_verification: 1,
  pass_verification: 6,
  request_cancellation: 8,
  reject_cancellation: 6,
  make_counter_offer: 8,
  accept_counter_offer: 8,
  cancel_as_seller: 1,
  self_cancel: 1,
  capture_late: 1,
  reorder: 0,
  ship: 12,
  report_shipment: 2,
  report_delivered: 5,
  open_dispute: 12,
  give_verdict: 10,
  appeal_verdict: 8,
  ship_return: 14,
  report_return_delivered: 8,
  add_evidence: 1,
  open_chargeback: 1,
  contest_chargeback: 8,
  accept_chargeback: 4,
  reject_chargeback: 6,
  put_under_review: 1,
  freeze_store: 1,
  release_store: 5,
  block_store: 2,
  decide_appeal: 6,
  give_points: 1,
  sanction_store: 1,
};

interface Candidate {
  readonly party: Party;
  readonly at: "order" | "store";
  readonly name: OrderCommandName | StoreCommandName;
  readonly weight: number;
}

const atStore: readonly Candidate[] = storeRows
  .filter((row, i) => row.deadline === undefined && storeRows.findIndex(({ on }) => on === row.on) === i)
  .map(({ on: name, by }) => ({ party: by[0] ?? "admin", at: "store", name, weight: eagerness[name] ?? 3 }));

/** Who may be tempted to do what in each state, by the rows that start there; and what may happen to the store at any time. */
const tempted: ReadonlyMap<OrderState, readonly Candidate[]> = new Map(
  orderStates.map((state) => [
    state,
    [
      ...movers.flatMap((party) =>
        commandsOf(party)
          .filter((name) => rows.some((row) => row.on === name && row.from.includes(state) && row.by.includes(party)))
          .map((name): Candidate => ({ party, at: "order", name, weight: eagerness[name] ?? 3 })),
      ),
      ...atStore,
    ],
  ]),
);

/** One of the moves that the law allows where the order and its store stand, or null when nobody can do anything. */
export function moved(of: TestOrder, pick: number): Moment | null {
  if (of.order.state === "closed" && pick % 4 !== 0) return null;
  const candidates = (tempted.get(of.order.state) ?? []).filter(({ weight }) => weight > 0);
  let rest = pick;
  while (candidates.length > 0) {
    const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
    let at = rest % total;
    rest = Math.floor(rest / total) + pick;
    const index = candidates.findIndex(({ weight }) => (at -= weight) < 0);
    const [{ party, name, at: where }] = candidates.splice(index, 1) as [Candidate];
    const before = of.order;
    if (where === "store") {
      if (!storeAnswersFor(of.storeContext(party), of.standing).some((answer) => answer.command === name && answer.allowed)) continue;
      of.tryAtStore(party, sampleAtStore(name as StoreCommandName, of, rest));
      return { now: of.now, party, command: null, decision: null, before, after: of.order, of };
    }
    if (!answerFor(of.context(party), of.order, name as OrderCommandName).allowed) continue;
    const command = sample(name as OrderCommandName, of, rest);
    const decision = of.try(party, command);
    return { now: of.now, party, command, decision, before, after: of.order, of };
  }
  return null;
}

/** Time passes; each deadline of the order and its store on the way fires at its own instant and is a moment of its own. */
function* passing(of: TestOrder, until: Ms, pick: number): Generator<Moment> {
  for (let next = of.next(until); next; next = of.next(until)) {
    const before = of.order;
    of.refundDraw = pick % 5 === 0 ? null : { after: hours(pick % 400), outcome: pick % 3 === 0 ? "bounced" : "credited" };
    const command = of.fire(next);
    yield { now: next.row.due, party: "clock", command, decision: null, before, after: of.order, of };
  }
  of.now = Math.max(of.now, until);
  yield { now: of.now, party: "clock", command: null, decision: null, before: of.order, after: of.order, of };
}

/** Checks every moment of two thousand lives, then each life's end once everything armed has happened. */
export function inEveryLife(check: (moment: Moment) => void, atTheEnd: (of: TestOrder, life: Life) => void = () => {}, numRuns = 2_000): void {
  fc.assert(
    fc.property(anyLife, (life) => {
      let of = begun(life);
      for (const moment of live(life)) {
        of = moment.of;
        check(moment);
      }
      atTheEnd(of.settle(), life);
    }),
    { numRuns },
  );
}

/** Lives a life to the end of its picks. */
export function lived(life: Life): TestOrder {
  let of: TestOrder | null = null;
  for (const moment of live(life)) of = moment.of;
  return of ?? begun(life);
}

/** A claim checked at every moment of thousands of lives: as `expect`, but cheap. */
export function must(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`It does not hold that ${claim}.`);
}
