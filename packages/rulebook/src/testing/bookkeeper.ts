import type { Order, OrderEvent, OrderEventBody, Policy, StoreEvent, Terms } from "../index.ts";

type Said<T extends OrderEventBody["type"]> = Extract<OrderEventBody, { type: T }>;

/** A fee of 8 %, half up, as a clerk would reckon it. */
const feeOn = (gross: number): number => Math.floor((gross * 8 + 50) / 100);

/**
 * A bookkeeper of their own: one order's and its store's money in a dozen numbers, moved by what happened and what people said, never by
 * what the rulebook reckoned. Where both keep the same books, neither is likely to be wrong.
 */
export class Bookkeeper {
  wallet: number;
  /** In the order's own keeping (held or in escrow), and what the platform added to it. */
  kept = 0;
  subsidy = 0;
  pending = 0;
  available: number;
  withheld = 0;
  owes = 0;
  bank = 0;
  fee = 0;
  loss = 0;
  contested = 0;
  /** Promised to go back outside, until the rail says it arrived. */
  leaving = 0;
  #card = 0;
  #fromWallet = 0;
  #cardBack = 0;
  #walletBack = 0;
  #taken = 0;
  #gross = 0;
  #own = 0;
  #lost = false;
  #store = "active";
  #charged = 0;
  #terms: Terms = { amount: 0, withReturn: false, lines: [] };
  #offers: number[] = [];
  #late = 0;
  readonly #legs = new Map<number, number>();
  readonly #walletFirst: boolean;

  constructor(wallet: number, available: number, policy: Policy) {
    this.wallet = wallet;
    this.available = available;
    this.#walletFirst = policy.refundOrder === "wallet_first";
  }

  /** What the buyer may still get back. */
  get #rest(): number {
    return this.#card + this.#fromWallet - this.#cardBack - this.#walletBack - this.#taken;
  }

  get #isSwept(): boolean {
    return this.#store === "frozen" || this.#store === "blocked";
  }

  takeStore({ body }: StoreEvent): void {
    if (body.type === "store_frozen") {
      this.withheld += this.pending + this.available;
      this.pending = this.available = 0;
    } else if (body.type === "store_released") {
      const back = this.#charged > 0 ? 0 : this.#own;
      this.pending = back;
      this.available = this.withheld - this.#own;
      this.withheld = this.#own - back;
    } else if (body.type === "appeal_decided" && body.upheld) {
      this.available += this.withheld;
      this.withheld = 0;
    } else if (body.type === "withheld_decided") {
      const rest = Math.max(0, this.withheld - this.owes);
      this.loss += Math.max(0, this.owes - this.withheld) - (body.decision === "forfeited" ? rest : 0);
      if (body.decision === "released") this.available += rest;
      this.withheld = this.owes = 0;
    } else if (body.type === "money_withdrawn") {
      const netted = Math.min(this.owes, this.available);
      this.available -= body.amount + netted;
      this.owes -= netted;
      this.bank += body.amount;
    }
    const stands: Partial<Record<typeof body.type, string>> = { store_frozen: "frozen", store_released: "active", store_blocked: "blocked" };
    this.#store = body.type === "appeal_decided" && body.upheld ? "active" : (stands[body.type] ?? this.#store);
  }

  takeOrder({ body }: OrderEvent, before: Order): void {
    switch (body.type) {
      case "order_paid":
        for (const { rail, amount } of body.tenders) {
          if (rail === "wallet") this.#fromWallet = amount;
          else this.#card = amount;
        }
        this.wallet -= this.#fromWallet;
        this.kept = before.price.total;
        break;
      case "payment_verified":
        this.subsidy = before.price.platformDiscount;
        this.kept += this.subsidy;
        break;
      case "counter_offer_made":
        this.#offers[body.offer] = body.amount;
        break;
      case "counter_offer_accepted":
        this.#terms = { amount: this.#offers[body.offer] ?? 0, withReturn: false, lines: [] };
        break;
      case "order_amended":
        this.#terms = { amount: this.#dropped(body, before), withReturn: false, lines: [] };
        break;
      case "settlement_accepted":
      case "seller_fell_silent":
      case "verdict_given":
        this.#terms = body.terms;
        break;
      case "late_capture_received":
        this.#late = body.amount;
        break;
      case "order_finished":
        this.#gross = this.kept;
        this.#own = this.kept - feeOn(this.kept);
        this.fee += feeOn(this.kept);
        this.pending += this.#own;
        this.kept = 0;
        break;
      case "refund_created":
        this.#refund(body, before);
        break;
      case "refund_credited":
        this.leaving -= this.#legs.get(body.refund) ?? 0;
        break;
      case "refund_bounced":
        this.leaving -= this.#legs.get(body.refund) ?? 0;
        this.wallet += this.#legs.get(body.refund) ?? 0;
        break;
      case "proceeds_released":
        this.available += this.#own;
        this.pending -= this.#own;
        this.#own = 0;
        break;
      case "payout_lost":
        this.#own = 0;
        break;
      default:
        this.#chargeback(body, before);
    }
  }

  #dropped({ amendment }: Said<"order_amended">, before: Order): number {
    let sum = 0;
    for (const { no, quantity } of amendment.lines) {
      const line = before.lines.find((l) => l.no === no);
      for (let i = quantity; i < (line?.quantity ?? 0); i++) sum += line?.unitTotals[i] ?? 0;
    }
    return sum;
  }

  #refund({ cause, refund }: Said<"refund_created">, before: Order): void {
    if (cause === "late_capture") {
      this.#legs.set(refund, this.#late);
      this.leaving += this.#late;
      return;
    }
    const partial = ["counter_offer", "amendment", "dispute_partial", "after_sale"].includes(cause);
    const amount = partial ? Math.min(this.#terms.amount, this.#rest) : this.#rest;
    const back = this.#subsidyBack(cause, amount, before);
    if (before.state === "finished") this.#reduce(amount, back);
    else if (this.kept > 0) this.kept -= amount + back;
    this.subsidy -= back;
    this.#giveBack(amount, refund);
  }

  /** All of the platform's part with the last of the buyer's money, the lines' part with lines returned for their price. */
  #subsidyBack(cause: string, amount: number, before: Order): number {
    if (amount === this.#rest) return this.#lost || this.subsidy === 0 ? 0 : this.subsidy;
    const { withReturn, lines } = this.#terms;
    if (!cause.startsWith("dispute") && cause !== "after_sale") return 0;
    const returned = before.lines.filter(({ no }) => lines.includes(no));
    const price = returned.reduce((sum, line) => sum + line.unitTotals.slice(0, line.quantity).reduce((a, b) => a + b, 0), 0);
    if (!withReturn || returned.length === 0 || amount < price) return 0;
    return Math.min(
      this.subsidy,
      returned.reduce((sum, line) => sum + line.platformDiscount, 0),
    );
  }

  #giveBack(amount: number, refund: number): void {
    const cardRoom = this.#card - this.#cardBack - this.#taken;
    const walletRoom = this.#fromWallet - this.#walletBack;
    const wallet = this.#walletFirst ? Math.min(amount, walletRoom) : amount - Math.min(amount, cardRoom);
    this.#walletBack += wallet;
    this.#cardBack += amount - wallet;
    this.wallet += wallet;
    this.leaving += amount - wallet;
    this.#legs.set(refund, amount - wallet);
  }

  /** The seller gives back what they were credited too much: their own pending part first, then what they have, then they owe it. */
  #reduce(amount: number, back: number): void {
    const sold = this.#gross - amount - back;
    let left = this.#gross - feeOn(this.#gross) - (sold - feeOn(sold));
    this.fee += feeOn(sold) - feeOn(this.#gross);
    this.#gross = sold;
    const own = Math.min(left, this.#own);
    this.#own -= own;
    left -= own;
    if (this.#isSwept || this.#charged > 0) this.withheld -= own;
    else this.pending -= own;
    const available = Math.min(left, this.available);
    this.available -= available;
    left -= available;
    const withheld = this.#store === "blocked" ? Math.min(left, this.withheld) : 0;
    this.withheld -= withheld;
    this.owes += left - withheld;
  }

  #chargeback(body: OrderEventBody, before: Order): void {
    if (body.type === "chargeback_opened") {
      this.#charged = Math.min(body.noticed, this.#card - this.#cardBack - this.#taken);
      this.#taken += this.#charged;
      this.contested += this.#charged;
      if (this.#charged > 0 && !this.#isSwept) {
        this.pending -= this.#own;
        this.withheld += this.#own;
      }
    } else if (body.type === "chargeback_rejected") {
      this.#taken -= this.#charged;
      this.contested -= this.#charged;
      this.#free();
    } else if (body.type === "proceeds_reduced" && body.refund === null) {
      const back = this.#rest === 0 && !this.#lost ? this.subsidy : 0;
      this.#reduce(this.#charged, back);
      this.subsidy -= back;
    } else if (body.type === "chargeback_accepted") {
      this.contested -= this.#charged;
      if (before.state === "finished") {
        if (body.fault === "platform") this.loss += this.#charged;
        this.#lost ||= body.fault === "platform";
      } else {
        this.kept -= this.#charged + this.subsidy;
        this.subsidy = 0;
      }
      this.#free();
    }
  }

  #free(): void {
    if (this.#charged > 0 && !this.#isSwept) {
      this.pending += this.#own;
      this.withheld -= this.#own;
    }
    this.#charged = 0;
  }
}
