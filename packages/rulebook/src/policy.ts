import type { OutsideRail } from "./states.ts";
import type { Ms } from "./time.ts";

/** Which preset a world's policy started from. */
export type PresetName = "souk" | "souk_grace_24h" | "souk_grace_48h" | "souk_grace_7d" | "custom";

/** A span of plain elapsed time, or of business days (rules.md 2.2.8). */
export type Span = Ms | { readonly businessDays: number };

/** What business days are counted by: the zone's distance from UTC and the days off, as "2026-12-25". */
export interface Calendar {
  readonly utcOffset: Ms;
  readonly holidays: readonly string[];
}

/** The market's parameters (rules.md 4), in milliseconds, basis points and counts. Versioned per world; an order keeps its version. */
export interface Policy {
  readonly preset: PresetName;
  readonly version: number;
  readonly payBy: Ms;
  /** 0: no verification, T06 in the same commit as T02. */
  readonly verifyBy: Ms;
  /** How long a hold for documents lasts; VERIFY_BY moves there once (T08). */
  readonly verificationHold: Span;
  readonly earlyCancel: "grace" | "blocked" | "free";
  readonly grace: Ms;
  readonly selfCancelUntil: "none" | "verified" | "shipped";
  /** How long a paid order may be asked back: until shipped, or a span from placing. */
  readonly askUntil: "shipped" | Ms;
  readonly cancelRespond: Ms;
  readonly onSilence: "approve" | "decline" | "nothing";
  /** null: no cap. */
  readonly maxRequests: number | null;
  readonly sellerCanCancel: boolean;
  readonly shipByDefault: Ms;
  readonly shipByGrace: Ms;
  readonly shipByMiss: "close" | "claim";
  readonly shipWhileRequestOpen: "overtake" | "block";
  /** Whether an open request stops the ship-by clock (R5); without effect where silence means nothing, since that pause would never end. */
  readonly pauseShipByWhileRequest: boolean;
  readonly extensionDaysMax: number;
  readonly protection: Ms;
  readonly disputeOpens: Ms;
  readonly autoConfirm: Ms;
  readonly refundProcess: Ms;
  readonly refundSend: Ms;
  readonly refundLost: Ms;
  /** From sending, per rail. */
  readonly refundRange: Readonly<Record<OutsideRail, readonly [from: Ms, to: Ms]>>;
  readonly refundOrder: "outside_first" | "wallet_first";
  readonly couponGrace: Ms;
  readonly commissionBps: number;
  readonly restockOnCancel: boolean;
  readonly extendProtectionDaysMax: number;
  readonly noScan: Ms;
  readonly disputeRespond: Ms;
  readonly disputeMediate: Ms;
  readonly verdictSla: Ms;
  readonly appeal: Ms;
  readonly returnShipBy: Ms;
  /** The seller's time to confirm a return: from its delivery, and at the latest from its shipping. */
  readonly returnConfirm: Ms;
  readonly returnConfirmAtLatest: Ms;
  readonly afterSale: Ms;
  readonly feedback: Ms;
  readonly payout: Ms;
  readonly freezeEvidence: Span;
  readonly freezeDecision: Span;
  readonly chargebackAnswer: Ms;
  readonly storeAppeal: Ms;
  readonly withheld: Ms;
  /** Scores of section 8 at which a store is put under review by itself, and at which a freeze is proposed. */
  readonly reviewScore: number;
  readonly freezeScore: number;
  /** Whether a proposal freezes by itself or waits for an admin's click. */
  readonly autoFreeze: boolean;
  /** Points ladder of 3.7 by a weekly check. */
  readonly sellerPoints: boolean;
  /** null: unpaid orders never block an account. */
  readonly unpaidBlockCount: number | null;
  readonly unpaidWarnCount: number | null;
  readonly unpaidBlockWindow: Ms;
  readonly calendar: Calendar;
}
