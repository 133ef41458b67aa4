/** How a value of the policy is read. */
export type Reading = "span" | "count" | "count_or_none" | "yes_no" | "word" | "share" | "ranges" | "ask_until" | "business_days" | "calendar" | "plain";

interface Parameter {
  readonly key: string;
  readonly reading: Reading;
  /** Where the value of preset souk comes from: the rules' own references, or our choice. */
  readonly source: string;
}

const rows = (...list: [key: string, reading: Reading, source: string][]): Parameter[] => list.map(([key, reading, source]) => ({ key, reading, source }));

/** The parameters in the order of an order's life, each with the source of its value in preset souk (rules.md 4). */
export const groups: readonly {
  readonly group: "pay" | "cancel" | "ship" | "receive" | "dispute" | "refund" | "standing" | "money";
  readonly parameters: readonly Parameter[];
}[] = [
  {
    group: "pay",
    parameters: rows(["payBy", "span", "A10"], ["verifyBy", "span", "s4"], ["verificationHold", "business_days", "A2"]),
  },
  {
    group: "cancel",
    parameters: rows(
      ["earlyCancel", "word", "s4"],
      ["grace", "span", "s4"],
      ["selfCancelUntil", "word", "s4"],
      ["askUntil", "ask_until", "s2"],
      ["cancelRespond", "span", "s2"],
      ["onSilence", "word", "s2"],
      ["maxRequests", "count_or_none", "s2"],
      ["sellerCanCancel", "yes_no", "s2"],
    ),
  },
  {
    group: "ship",
    parameters: rows(
      ["shipByDefault", "span", "s4"],
      ["shipByGrace", "span", "s4"],
      ["shipByMiss", "word", "s4"],
      ["shipWhileRequestOpen", "word", "s4"],
      ["pauseShipByWhileRequest", "yes_no", "our_choice"],
      ["extensionDaysMax", "count", "our_choice"],
    ),
  },
  {
    group: "receive",
    parameters: rows(
      ["protection", "span", "A"],
      ["extendProtectionDaysMax", "count", "our_choice"],
      ["autoConfirm", "span", "A15"],
      ["noScan", "span", "our_choice"],
      ["payout", "span", "our_choice"],
      ["feedback", "span", "A"],
    ),
  },
  {
    group: "dispute",
    parameters: rows(
      ["disputeOpens", "span", "s4"],
      ["afterSale", "span", "A"],
      ["disputeRespond", "span", "A"],
      ["disputeMediate", "span", "A"],
      ["verdictSla", "span", "our_choice"],
      ["appeal", "span", "A"],
      ["returnShipBy", "span", "A"],
      ["returnConfirm", "span", "our_choice"],
      ["returnConfirmAtLatest", "span", "our_choice"],
      ["chargebackAnswer", "span", "P2"],
    ),
  },
  {
    group: "refund",
    parameters: rows(
      ["refundProcess", "span", "our_choice"],
      ["refundSend", "span", "our_choice"],
      ["refundLost", "span", "s4"],
      ["refundRange", "ranges", "s4"],
      ["refundOrder", "word", "our_choice"],
    ),
  },
  {
    group: "standing",
    parameters: rows(
      ["reviewScore", "count", "our_choice"],
      ["freezeScore", "count", "our_choice"],
      ["autoFreeze", "yes_no", "our_choice"],
      ["freezeEvidence", "business_days", "A"],
      ["freezeDecision", "business_days", "A"],
      ["storeAppeal", "span", "our_choice"],
      ["withheld", "span", "our_choice"],
      ["sellerPoints", "yes_no", "our_choice"],
      ["unpaidWarnCount", "count", "our_choice"],
      ["unpaidBlockCount", "count", "s4"],
      ["unpaidBlockWindow", "span", "s4"],
    ),
  },
  {
    group: "money",
    parameters: rows(
      ["couponGrace", "span", "s0"],
      ["commissionBps", "share", "A33"],
      ["restockOnCancel", "yes_no", "A20"],
      ["calendar", "calendar", "our_choice"],
    ),
  },
];
