import {
  type BuyerEventBody,
  type NoticeRecipient,
  type NoticeTemplate,
  type Order,
  type OrderEventBody,
  type StoreEventBody,
  type StoreNoticeTemplate,
  badFacts,
  buyerNoticeOf,
  buyerStates,
  closeReasons,
  disputeReasons,
  faults,
  freezeCauses,
  hours,
  noticeTemplates,
  noticesOf,
  paidReasons,
  rejectReasons,
  sanctionKinds,
  storeNoticeTemplates,
  storeNoticesOf,
} from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { type MailRequest, type MailWorld, mailLanguages, renderMail, subjectOf } from "./render-mail.tsx";

const dawn = Date.UTC(2026, 2, 2, 9);
const world: MailWorld = {
  slug: "w7k2",
  name: "Demo market",
  zone: "Europe/Berlin",
  portals: { buyer: "http://127.0.0.1:3000", seller: "http://127.0.0.1:3001", admin: "http://127.0.0.1:3002" },
};

const sides = ["buyer", "seller"] as const;
const terms = { amount: 1_500, withReturn: false, lines: [] } as const;
const leg = {
  rail: "card",
  instrumentId: 1,
  label: "Card ending 4242",
  amount: 5_000,
  stage: "expected",
  expectedAt: dawn,
  processingAt: null,
  sentAt: null,
  settledAt: null,
  arrivesFrom: dawn,
  arrivesBy: dawn,
} as const;
const tender = { rail: "card", instrumentId: 1, label: "Card ending 4242", amount: 6_934, state: "captured", refunded: 0 } as const;
const order = {
  no: 1001,
  buyerId: 7,
  storeId: 3,
  currency: "EUR",
  price: { total: 6_934 },
  tenders: [tender],
  refunds: [{ no: 1, cause: "cancel_auto", amount: 5_000, createdAt: dawn, legs: [leg] }],
  state: "finished",
  chargebacks: [{ no: 1, amount: 5_000, state: "open" }],
} as unknown as Order;

/** Every event that somebody is told of, with each variation its mail can show. The rulebook itself makes the notices of them. */
const bodies: Record<NoticeTemplate, readonly OrderEventBody[]> = {
  order_placed: [{ type: "order_placed", draft: {} as never, storeActs: 0 }],
  payment_declined: (["card_declined", "insufficient_funds", "rail_unavailable"] as const).map((reason) => ({
    type: "payment_declined",
    rail: "e_wallet",
    reason,
    amount: 6_934,
  })),
  order_paid: [{ type: "order_paid", tenders: [tender], verifyBy: dawn, verificationOutcome: "pass", storeActs: 0 }],
  verification_held: [{ type: "verification_held", verifyBy: dawn + hours(72) }],
  payment_verified: [{ type: "payment_verified" }],
  cancellation_requested: [
    ...paidReasons.map(
      (reason) =>
        ({
          type: "cancellation_requested",
          request: 1,
          early: false,
          reason,
          note: "Sorry!",
          complaint: false,
          answerBy: dawn + hours(72),
          automatic: false,
        }) as const,
    ),
    { type: "cancellation_requested", request: 1, early: true, reason: "changed_mind", note: "", complaint: false, answerBy: null, automatic: false },
    { type: "cancellation_requested", request: 1, early: false, reason: "other", note: "", complaint: false, answerBy: null, automatic: false },
  ],
  cancellation_rejected: [...rejectReasons, "" as const].map((reason) => ({
    type: "cancellation_rejected",
    request: 1,
    reason,
    note: reason && "It is on the van.",
  })),
  cancellation_withdrawn: [{ type: "cancellation_withdrawn", request: 1 }],
  cancellation_lapsed: [{ type: "cancellation_lapsed", request: 1 }],
  counter_offer_made: [{ type: "counter_offer_made", request: 1, offer: 1, amount: 1_500 }],
  counter_offer_declined: [{ type: "counter_offer_declined", request: 1, offer: 1 }],
  counter_offer_accepted: [{ type: "counter_offer_accepted", request: 1, offer: 1, amount: 1_500 }],
  order_shipped: [{ type: "order_shipped", carrier: "Swift Parcel", tracking: "SP123456789", plan: [] }],
  shipment_late: [{ type: "shipment_late" }],
  extension_asked: [1, 3].map((days) => ({ type: "extension_asked", days })),
  extension_granted: [1, 3].map((days) => ({ type: "extension_granted", days, by: dawn + hours(72) })),
  extension_declined: [{ type: "extension_declined" }],
  order_delivered: [{ type: "order_delivered" }],
  order_finished: [true, false].map((automatic) => ({ type: "order_finished", automatic, gross: 7_534, commission: 603, net: 6_931 })),
  order_closed: [
    ...closeReasons.map((reason) => ({ type: "order_closed", reason, fault: "none", detail: "", note: "", restock: true, writtenOff: [] }) as const),
    ...[
      ["out_of_stock", ""],
      ["cannot_ship", "The kiln broke."],
    ].map(
      ([detail = "", note = ""]) =>
        ({ type: "order_closed", reason: "seller_cancelled", fault: "seller", detail, note, restock: true, writtenOff: [] }) as const,
    ),
  ],
  refund_sent: [
    { type: "refund_sent", refund: 1, creditDue: dawn, outcome: "credited", arrivesFrom: dawn, arrivesBy: dawn + hours(240), lostAt: dawn + hours(360) },
  ],
  refund_credited: [{ type: "refund_credited", refund: 1 }],
  refund_bounced: [true, false].map((lost) => ({ type: "refund_bounced", refund: 1, lost })),
  late_capture_received: [{ type: "late_capture_received", rail: "card", instrumentId: 1, label: "Card ending 4242", amount: 6_934 }],
  shipment_reported: badFacts.map((fact) => ({ type: "shipment_reported", fact })),
  amendment_proposed: sides.map((by) => ({ type: "amendment_proposed", amendmentNo: 1, amendment: { address: null, lines: [] }, by })),
  amendment_declined: sides.map((by) => ({ type: "amendment_declined", amendmentNo: 1, by })),
  order_amended: [0, 500].map((refund) => ({ type: "order_amended", amendmentNo: 1, amendment: { address: null, lines: [] }, refund })),
  protection_asked: [{ type: "protection_asked", days: 10 }],
  protection_granted: [{ type: "protection_granted", days: 10, by: dawn + hours(720) }],
  protection_declined: [{ type: "protection_declined" }],
  dispute_opened: [
    ...disputeReasons.map(
      (reason) => ({ type: "dispute_opened", dispute: 1, kind: "in_transit", received: true, reason, text: "Look.", demand: terms }) as const,
    ),
    {
      type: "dispute_opened",
      dispute: 1,
      kind: "pre_ship",
      received: false,
      reason: "seller_refused_cancel",
      text: "",
      demand: { ...terms, withReturn: true },
    },
  ],
  settlement_proposed: [...sides, "platform" as const].map((by) => ({ type: "settlement_proposed", dispute: 1, proposal: 2, by, terms, text: "Half." })),
  mediation_began: [{ type: "mediation_began", dispute: 1 }],
  verdict_overdue: [{ type: "verdict_overdue", dispute: 1 }],
  verdict_given: faults.map((liability) => ({ type: "verdict_given", dispute: 1, verdict: 1, terms, liability, text: "Seen.", final: false, person: 1 })),
  verdict_appealed: sides.map((by) => ({ type: "verdict_appealed", dispute: 1, text: "No.", by })),
  return_authorized: sides.map((postage) => ({ type: "return_authorized", dispute: 1, terms, postage })),
  return_shipped: [{ type: "return_shipped", dispute: 1, carrier: "Swift Parcel", tracking: "RT123456789" }],
  return_delivered: [{ type: "return_delivered", dispute: 1 }],
  return_contested: [{ type: "return_contested", dispute: 1, text: "Empty box." }],
  dispute_ended: (["agreed", "seller_silent", "final", "withdrawn"] as const).flatMap((as) =>
    [0, 1_500].map((amount) => ({ type: "dispute_ended", dispute: 1, as, amount, liability: "seller" }) as const),
  ),
  order_frozen: freezeCauses.map((cause) => ({ type: "order_frozen", cause, act: null })),
  order_released: freezeCauses.map((cause) => ({ type: "order_released", cause, act: null })),
  chargeback_opened: [{ type: "chargeback_opened", chargeback: 1, amount: 5_000, noticed: 6_934, reason: "stolen", withheld: 0, storeActs: 0 }],
  chargeback_accepted: (["seller", "platform"] as const).map((fault) => ({
    type: "chargeback_accepted",
    chargeback: 1,
    fault,
    automatic: false,
    subsidyBack: 0,
    released: 0,
  })),
};

/** The same for stores and accounts. */
const storeBodies: Record<StoreNoticeTemplate, readonly StoreEventBody[]> = {
  review_began: [{ type: "review_began", reason: "Complaints" }],
  review_cleared: [{ type: "review_cleared", note: "" }],
  store_frozen: [{ type: "store_frozen", investigation: 1, act: 1, reason: "Complaints", pending: 100, available: 200, evidenceBy: dawn, decisionBy: dawn }],
  investigation_answered: [{ type: "investigation_answered", files: [], text: "Receipts." }],
  decision_overdue: [{ type: "decision_overdue" }],
  store_released: [{ type: "store_released", act: 2, note: "Fine.", pending: 100, available: 200 }],
  store_blocked: [true, false].map((automatic) => ({ type: "store_blocked", act: 2, note: "No proof.", automatic, appealBy: dawn, withheldBy: dawn })),
  block_appealed: [{ type: "block_appealed", text: "Look again." }],
  appeal_decided: [true, false].map((upheld) => ({ type: "appeal_decided", upheld, note: "", amount: 300 })),
  withheld_overdue: [{ type: "withheld_overdue" }],
  withheld_decided: (["released", "forfeited"] as const).map((decision) => ({ type: "withheld_decided", decision, amount: 300, receivable: 0, note: "" })),
  money_withdrawn: [0, 50].map((netted) => ({ type: "money_withdrawn", amount: 300, netted })),
  points_given: [{ type: "points_given", points: 3, total: 6, reason: "Late." }],
  points_reset: [{ type: "points_reset", points: 6 }],
  store_sanctioned: sanctionKinds.flatMap((kind) => [dawn, null].map((until) => ({ type: "store_sanctioned", kind, until, reason: "Points" }) as const)),
  sanction_lifted: sanctionKinds.map((kind) => ({ type: "sanction_lifted", kind, automatic: true, note: "" })),
};
const standingBodies: readonly BuyerEventBody[] = buyerStates.flatMap((to) =>
  [true, false].map((automatic) => ({ type: "buyer_standing_changed", to, reason: automatic ? "unpaid_orders" : "Because.", automatic }) as const),
);

const requests = (language: string): MailRequest[] =>
  noticeTemplates.flatMap((template) =>
    bodies[template].flatMap((body) =>
      noticesOf({ orderNo: 1001, n: 1, at: dawn, rule: "", by: { party: "buyer", person: 7 }, fired: null, body }, order).map((notice) => ({
        template: notice.template,
        to: notice.to,
        params: notice.params,
        language,
        world,
        name: "Lina",
      })),
    ),
  );

const event = { n: 1, at: dawn, rule: "", by: { party: "admin", person: 1 }, fired: null } as const;

/** Every notice about a store or an account. */
const otherRequests = (language: string): MailRequest[] =>
  [
    ...Object.values(storeBodies).flatMap((some) => some.flatMap((body) => storeNoticesOf({ storeId: 3, ...event, body }))),
    ...standingBodies.map((body) => ({ to: "buyer" as const, ...buyerNoticeOf({ buyerId: 7, ...event, body }) })),
  ].map(({ to, template, params }) => ({ to, template, params, language, world: { ...world, currency: "EUR" }, name: "Lina" }));

const one = (template: NoticeTemplate, to: NoticeRecipient, params: MailRequest["params"] = {}, language = "en"): MailRequest => ({
  ...(requests(language).find((r) => r.template === template && r.to === to) as MailRequest),
  ...(Object.keys(params).length > 0 && { params: { order: 1001, currency: "EUR", total: 6_934, ...params } }),
});

const visible = (html: string) => html.replaceAll(/<style[\s\S]*?<\/style>/g, " ").replaceAll(/<[^>]*>/g, " ");

describe.each(mailLanguages)("in %s", (language) => {
  test("every notice of the rulebook has a mail for everyone who is told", { timeout: 60_000 }, async () => {
    const asked = [...requests(language), ...otherRequests(language)];
    expect(new Set(asked.map((r) => r.template))).toEqual(new Set([...noticeTemplates, ...storeNoticeTemplates, "buyer_standing_changed"]));
    for (const request of asked) {
      const { subject, html, text } = await renderMail(request);
      for (const said of [subject, text, visible(html)]) {
        expect(said.trim()).not.toBe("");
        expect(said, request.template).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
        expect(said, "no mail shows a name from the code").not.toMatch(/\b[a-z]+_[a-z_]+\b/);
      }
      const ofOrder = request.params["order"] !== undefined;
      if (ofOrder) expect(subject).toContain("#1001");
      const page = `${world.portals[request.to]}${ofOrder ? "/orders/1001" : "/"}?world=w7k2`;
      expect(html).toContain(page);
      expect(text).toContain(page);
      expect(subjectOf(request)).toBe(subject);
    }
  });
});

test("both sides of one event are told different things", async () => {
  const toBuyer = await renderMail(one("order_closed", "buyer"));
  const toSeller = await renderMail(one("order_closed", "seller"));
  expect(toBuyer.subject).toBe("Order #1001 is cancelled");
  expect(toSeller.subject).toBe("Order #1001 is cancelled: do not ship it");
});

test("German is German, and any other language falls back to English", () => {
  expect(subjectOf(one("order_shipped", "buyer", {}, "de"))).toBe("Bestellung #1001 ist unterwegs");
  expect(subjectOf(one("order_shipped", "buyer", {}, "fr"))).toBe("Order #1001 is on its way");
});

test("amounts and instants are said as people write them, in the world's zone", async () => {
  const asked = await renderMail(one("cancellation_requested", "seller"));
  expect(asked.text).toContain("Thu, 5 Mar 2026, 10:00 CET");
  expect((await renderMail(one("counter_offer_made", "buyer"))).subject).toContain("€15.00");
  expect((await renderMail(one("counter_offer_made", "buyer", { amount: 1_500, currency: "JPY" }))).subject).toContain("¥1,500");
  expect((await renderMail(one("counter_offer_made", "buyer", {}, "de"))).subject).toMatch(/15,00\s€/);
});

test("a rejected request names the three ways on", async () => {
  const { text } = await renderMail(one("cancellation_rejected", "buyer"));
  expect(text).toMatch(/1\. Talk to the seller.*\n2\. Open a dispute.*\n3\. Wait/);
});

test("a parcel shipped over a request says so", async () => {
  const { text } = await renderMail(one("order_shipped", "buyer", { carrier: "Swift", tracking: "S1", overtaken: 1 }));
  expect(text).toContain("although you had asked to cancel");
});

test("what people typed stays text: no markup, no second line in a subject, no turned letters", async () => {
  const note = `<img src=x onerror="alert(1)">\r\nBcc: all@example.org \u202Eevil`;
  const asked = one("cancellation_requested", "seller", { reason: "other", note, early: 0 });
  const { subject, html, text } = await renderMail({ ...asked, name: "<b>Lina</b>\nX", world: { ...world, name: "</p><script>" } });
  expect(html).not.toMatch(/<img|<script|<b>Lina/);
  expect(html).toContain("&lt;img src=x");
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text).not.toContain("\u202E");
  expect(subject).not.toMatch(/[\r\n]/);
});

test("a mail that does not exist is refused with a sentence", async () => {
  const asked = one("order_shipped", "buyer");
  await expect(renderMail({ ...asked, template: "order_teleported" })).rejects.toThrow('there is no mail "order_teleported" for the buyer');
  await expect(renderMail({ ...asked, template: "constructor" })).rejects.toThrow('there is no mail "constructor"');
  await expect(renderMail({ ...asked, to: "admin" })).rejects.toThrow('there is no mail "order_shipped" for the admin');
  await expect(renderMail({ ...asked, params: { order: 1001, currency: "EUR", total: 1 } })).rejects.toThrow('the mail "order_shipped" needs "carrier"');
  await expect(renderMail({ ...asked, params: { ...asked.params, order: "1001/../.." } })).rejects.toThrow(
    '"order" of the mail "order_shipped" is to be a whole number',
  );
});
