import { openRequest, type Actor, type Move, type Ms, type Order, type OrderCommand, type OrderDraft } from "@souk/rulebook";
import type { InstrumentFacts, Slice } from "../slice.ts";
import { firstNo, type TraceSetting } from "./setting.ts";
import type { Trace } from "./trace.ts";

/** What became of the buyers' wishes to cancel. Those that ended an unpaid order are no requests. */
export interface Requests {
  asked: number;
  refusedTooLate: number;
  refusedClosed: number;
  refusedAlreadyPending: number;
  rejected: number;
  overtaken: number;
}

/**
 * What recorded people do. The number is the order in which one order's people act within one minute: whoever decided first. Paying and
 * asking to cancel are recorded from placing, handing over is decided by paying, an answer by the request.
 */
const kinds = { place: 0, pay: 1, cancel: 2, ship: 3, answer: 4 } as const;

interface Act {
  readonly at: Ms;
  readonly kind: (typeof kinds)[keyof typeof kinds];
  /** Which trace. */
  readonly i: number;
}

const compare = (a: Act, b: Act): number => a.at - b.at || a.kind - b.kind || a.i - b.i;

/** Everything a trace's people do that does not depend on what the market answers. */
function actsOf(trace: Trace, i: number): Act[] {
  const acts: Act[] = [{ at: trace.at, kind: kinds.place, i }];
  if (trace.payAfter !== null) {
    acts.push({ at: trace.at + trace.payAfter, kind: kinds.pay, i });
    if (trace.shipAfter !== null) acts.push({ at: trace.at + trace.payAfter + trace.shipAfter, kind: kinds.ship, i });
  }
  for (const after of trace.cancelsAfter) acts.push({ at: trace.at + after, kind: kinds.cancel, i });
  return acts;
}

/**
 * The recorded people of a market. They place, pay, ask to cancel and hand over at their minutes, and a seller answers so long after a
 * request that stands. What comes of it is the law's affair; the script only counts.
 */
export class Script {
  readonly requests: Requests = { asked: 0, refusedTooLate: 0, refusedClosed: 0, refusedAlreadyPending: 0, rejected: 0, overtaken: 0 };
  readonly #setting: TraceSetting;
  /** What is known from the start, in order; done up to `#next`. */
  readonly #acts: readonly Act[];
  #next = 0;
  /** Answers that requests are waiting for, in order. */
  readonly #answers: Act[] = [];

  constructor(setting: TraceSetting) {
    this.#setting = setting;
    this.#acts = setting.traces.flatMap(actsOf).sort(compare);
  }

  /** How many acts are known from the start, and how many of those are done. */
  get total(): number {
    return this.#acts.length;
  }
  get done(): number {
    return this.#next;
  }

  /** The instant up to which about `count` more acts happen; null when nobody has anything left to do. */
  reach(count: number): Ms | null {
    const next = this.#acts[Math.min(this.#next + count, this.#acts.length) - 1];
    if (this.#next < this.#acts.length && next) return next.at;
    return this.#answers.at(-1)?.at ?? null;
  }

  /** The traces whose people act up to an instant. */
  involved(until: Ms): ReadonlySet<number> {
    const involved = new Set<number>();
    for (let n = this.#next; n < this.#acts.length; n++) {
      const act = this.#acts[n] as Act;
      if (act.at > until) break;
      involved.add(act.i);
    }
    for (const answer of this.#answers) if (answer.at <= until) involved.add(answer.i);
    return involved;
  }

  /**
   * The moves up to an instant, each made up when its turn comes and looked at when it has been made: the loop that takes them keeps the
   * slice up to date.
   */
  *upTo(until: Ms, { orders }: Slice): Generator<Move, void, void> {
    for (let act = this.#take(until); act; act = this.#take(until)) {
      const orderNo = firstNo + act.i;
      const before = orders.get(orderNo)?.order ?? null;
      // Handling counts from payment: what could not be paid is not handed over.
      if (act.kind === kinds.ship && before?.paidAt === null) continue;
      yield this.#move(act, before);
      this.#look(act, before, orders.get(orderNo)?.order ?? null);
    }
  }

  #take(until: Ms): Act | undefined {
    const act = this.#acts[this.#next];
    const answer = this.#answers[0];
    const first = act && (!answer || compare(act, answer) < 0) ? act : answer;
    if (!first || first.at > until) return undefined;
    if (first === act) this.#next += 1;
    else this.#answers.shift();
    return first;
  }

  #move({ at, kind, i }: Act, before: Order | null): Move {
    const { no: orderNo, buyerId, storeId } = this.#setting.drafts[i] as OrderDraft;
    const isBuyers = kind === kinds.place || kind === kinds.pay || kind === kinds.cancel;
    const actor: Actor = isBuyers ? { party: "buyer", person: buyerId } : { party: "seller", person: this.#setting.sellers[storeId - 1] as number };
    return { at, actor, orderNo, command: this.#command(kind, i, before) };
  }

  #command(kind: Act["kind"], i: number, before: Order | null): OrderCommand {
    const { drafts, payments, traces } = this.#setting;
    const draft = drafts[i] as OrderDraft;
    switch (kind) {
      case kinds.place:
        return { on: "place", draft };
      case kinds.pay: {
        const { rail, id, label } = payments[i] as InstrumentFacts;
        return { on: "pay", wallet: 0, outside: { rail, instrumentId: id, label, amount: draft.price.total, answer: { accepted: true } }, verification: null };
      }
      case kinds.cancel:
        if (before?.state === "awaiting_payment") return { on: "cancel_unpaid", reason: "other", note: "" };
        return { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false };
      case kinds.ship:
        return { on: "ship", carrier: "Recorded", tracking: `TRACE-${draft.no}` };
      case kinds.answer:
        if (traces[i]?.approves) return { on: "approve_cancellation" };
        return { on: "reject_cancellation", reason: "other", note: "" };
    }
  }

  /** Takes note of what the market made of an act. */
  #look(act: Act, before: Order | null, after: Order | null): void {
    if (!before || !after) return;
    const request = after.requests.at(-1);
    if (act.kind === kinds.answer && request?.state === "rejected" && request.endedAt === act.at) this.requests.rejected += 1;
    if (act.kind === kinds.ship && request?.state === "overtaken" && request.endedAt === act.at) this.requests.overtaken += 1;
    if (act.kind !== kinds.cancel) return;
    if (after.requests.length > before.requests.length) this.#asked(act);
    else if (after.state === "closed") this.requests.refusedClosed += before.state === "awaiting_payment" && after.closeReason === "unpaid_cancelled" ? 0 : 1;
    else if (openRequest(after)) this.requests.refusedAlreadyPending += 1;
    else if (after.shippedAt !== null) this.requests.refusedTooLate += 1;
    else throw new Error(`the law refused a cancellation of order ${after.no} at ${act.at} for a reason no recording knows`);
  }

  #asked({ at, i }: Act): void {
    this.requests.asked += 1;
    const after = this.#setting.traces[i]?.answerAfter ?? null;
    if (after === null) return;
    const answer: Act = { at: at + after, kind: kinds.answer, i };
    const place = this.#answers.findIndex((other) => compare(answer, other) < 0);
    this.#answers.splice(place === -1 ? this.#answers.length : place, 0, answer);
  }
}
