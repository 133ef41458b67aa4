import { randomUUID } from "node:crypto";
import type { ProcedurePath } from "../policy.ts";

/** Whatever an input can name. What is one's own, a stranger's or nobody's differs in nothing but these. */
export interface Things {
  readonly world: string;
  readonly personId: number;
  readonly orderNo: number;
  readonly checkoutNo: number;
  readonly stream: string;
  readonly mailId: string;
  readonly listingId: number;
  readonly variantId: number;
  readonly couponId: number;
  readonly grantId: number;
  readonly instrumentId: number;
  readonly addressId: number;
  readonly account: string;
  readonly storeId: number;
  readonly buyerId: number;
  readonly sessionId: string;
  readonly advanceId: number;
}

/** One procedure in the access matrix: who may call at all is the access table's to say, whose things they may name is said here. */
export interface Row {
  /** The call as its owner makes it. */
  readonly input: (own: Things) => object;
  /** What of it is somebody's. Nothing: then there is nothing to be a stranger to. */
  readonly names: readonly (keyof Things)[];
  /** How far one's own reaches: to oneself or one's store, to all of one's world, to every sandbox, or to every world there is. */
  readonly reach: "own" | "world" | "sandboxes" | "installation";
  /** Named inside of what is named: a means of payment for an order. */
  readonly inside?: readonly (keyof Things)[];
  /** What of it answers with nothing, instead of 404, when it is not there. */
  readonly silent?: readonly (keyof Things)[];
  /** Sessions belong to portals, and this one to the buyers': anybody else is told so. */
  readonly atBuyersPortal?: true;
  /** Ends or empties the world it names. */
  readonly endsWorld?: true;
  /** What a call of one's own may be answered, where that is not 200 or a refusal of the law. */
  readonly owner?: number;
}

const nothing = (input: () => object = () => ({})): Row => ({ names: [], input, reach: "own" });

const naming =
  (...names: readonly (keyof Things)[]) =>
  (reach: Row["reach"], more: object = {}, traits: Partial<Row> = {}): Row => ({
    names,
    reach,
    input: (own) => ({ ...Object.fromEntries(names.map((name) => [name, own[name]])), ...more }),
    ...traits,
  });

const order = naming("orderNo");
const listing = naming("listingId");
const variant = naming("variantId");
const store = naming("storeId");
const buyer = naming("buyerId");
const world = naming("world");
const inWorld = (...names: readonly (keyof Things)[]) => naming("world", ...names);

const oneOf = (variantId: number): object => ({ lines: [{ variantId, quantity: 1 }] });
const anAddress = { name: "A", street: "B 1", city: "C", postcode: "1", country: "D", phone: "" };
const anAdvance = inWorld("advanceId")("own", {}, { inside: ["advanceId"] });

/** Worlds made by the matrix itself, for it to find and take away again. */
export const madeByMatrix = `made by the matrix ${randomUUID()}`;

/** One row per procedure of the router: a procedure without one does not compile. */
export const rows: Readonly<Record<ProcedurePath, Row>> = {
  "session.me": nothing(),
  "session.worlds": nothing(),
  "session.personas": world("sandboxes"),
  "session.continueAs": inWorld("personId")("sandboxes", {}, { inside: ["personId"], atBuyersPortal: true }),
  "session.signIn": { ...nothing(() => ({ email: `${randomUUID()}@nobody.example`, password: "not the password" })), atBuyersPortal: true, owner: 400 },
  "session.register": {
    ...world("installation"),
    input: ({ world: slug }) => ({ world: slug, name: "Nora", email: `${randomUUID()}@people.example`, password: "a long enough password" }),
    atBuyersPortal: true,
  },
  "session.signOut": nothing(),
  "session.clock": nothing(),
  "session.list": nothing(),
  "session.end": naming("sessionId")("own"),

  "buyer.catalogue.search": nothing(),
  "buyer.catalogue.facets": nothing(),
  "buyer.catalogue.product": listing("world"),
  "buyer.cart.get": nothing(),
  "buyer.cart.setQuantity": variant("world", { quantity: 1 }),
  /** What does not lie in the cart has been taken out of it, whosever it is. */
  "buyer.cart.remove": nothing(() => ({ variantId: 1 })),
  "buyer.cart.saveForLater": variant("world", { saved: true }),
  "buyer.checkout.quote": {
    ...variant("world"),
    inside: ["grantId"],
    input: ({ variantId, grantId }) => ({ ...oneOf(variantId), couponGrantIds: [grantId] }),
  },
  "buyer.checkout.place": {
    ...variant("world"),
    inside: ["addressId", "grantId"],
    input: ({ variantId, addressId, grantId }) => ({ ...oneOf(variantId), addressId, couponGrantIds: [grantId] }),
  },
  "buyer.checkout.pay": { ...naming("checkoutNo")("own"), inside: ["instrumentId"], input: ({ checkoutNo, instrumentId }) => ({ checkoutNo, instrumentId }) },
  "buyer.orders.list": nothing(),
  "buyer.orders.counts": nothing(),
  "buyer.orders.get": order("own"),
  "buyer.orders.pay": { ...order("own"), inside: ["instrumentId"], input: ({ orderNo, instrumentId }) => ({ orderNo, instrumentId }) },
  "buyer.orders.cancelUnpaid": order("own", { reason: "other" }),
  "buyer.orders.requestCancellation": order("own", { reason: "other" }),
  "buyer.orders.withdrawCancellation": order("own"),
  "buyer.orders.acceptCounterOffer": order("own", { offerNo: 1 }),
  "buyer.orders.declineCounterOffer": order("own", { offerNo: 1 }),
  "buyer.orders.grantExtension": order("own", { days: 1 }),
  "buyer.orders.declineExtension": order("own"),
  "buyer.orders.sendDocuments": order("own"),
  "buyer.orders.confirmReceipt": order("own"),
  "buyer.orders.selfCancel": order("own", { reason: "other" }),
  "buyer.orders.trash": order("own"),
  "buyer.orders.restore": order("own"),
  "buyer.orders.purge": order("own", { understood: true }),
  "buyer.orders.addToCartAgain": order("own"),
  "buyer.orders.refuseDelivery": order("own"),
  "buyer.orders.askProtection": order("own", { days: 3 }),
  "buyer.orders.proposeAmendment": order("own", { address: anAddress }),
  "buyer.orders.acceptAmendment": order("own", { amendmentNo: 1 }),
  "buyer.orders.declineAmendment": order("own", { amendmentNo: 1 }),
  "buyer.disputes.open": order("own", { received: false, reason: "still_on_the_way", amount: 1 }),
  "buyer.disputes.propose": order("own", { amount: 1 }),
  "buyer.disputes.accept": order("own", { proposalNo: 1 }),
  "buyer.disputes.withdraw": order("own"),
  "buyer.disputes.appeal": order("own", { text: "No." }),
  "buyer.disputes.shipReturn": order("own", { carrier: "Post", tracking: "AB123456" }),
  "buyer.account.standing": nothing(),
  "buyer.coupons.list": nothing(),
  "buyer.coupons.collect": naming("couponId")("world"),
  "buyer.wallet.get": nothing(),
  "buyer.instruments.list": nothing(),
  "buyer.addresses.list": nothing(),
  "buyer.addresses.add": nothing(() => ({ address: anAddress })),
  "buyer.inbox.list": nothing(),

  "seller.home.needsMe": nothing(),
  "seller.orders.list": nothing(),
  "seller.orders.counts": nothing(),
  "seller.orders.get": order("own"),
  "seller.orders.ship": order("own", { carrier: "Post", tracking: "AB123456" }),
  "seller.orders.askExtension": order("own", { days: 1 }),
  "seller.orders.cancel": order("own", { reason: "other" }),
  "seller.cancellations.list": nothing(),
  "seller.cancellations.approve": order("own"),
  "seller.cancellations.reject": order("own", { reason: "other" }),
  "seller.cancellations.makeCounterOffer": order("own", { amount: 1 }),
  "seller.cancellations.answerMany": { ...order("own"), input: ({ orderNo }) => ({ orderNos: [orderNo], answer: "approve" }), silent: ["orderNo"] },
  "seller.orders.grantProtection": order("own", { days: 3 }),
  "seller.orders.declineProtection": order("own"),
  "seller.orders.proposeAmendment": order("own", { address: anAddress }),
  "seller.orders.acceptAmendment": order("own", { amendmentNo: 1 }),
  "seller.orders.declineAmendment": order("own", { amendmentNo: 1 }),
  "seller.disputes.propose": order("own", { amount: 1 }),
  "seller.disputes.accept": order("own", { proposalNo: 1 }),
  "seller.disputes.appeal": order("own", { text: "No." }),
  "seller.disputes.confirmReturn": order("own"),
  "seller.disputes.contestReturn": order("own", { text: "No." }),
  "seller.listings.list": nothing(),
  "seller.listings.get": listing("own"),
  "seller.listings.update": listing("own", { title: "Mine now" }),
  "seller.listings.setStock": variant("own", { onHand: 500 }),
  "seller.listings.setPrice": variant("own", { price: 5 }),
  "seller.listings.setOnSale": listing("own", { onSale: true }),
  "seller.money.held": nothing(),
  "seller.money.entries": order("own", {}, { silent: ["orderNo"] }),
  "seller.money.finance": nothing(),
  "seller.money.withdraw": nothing(() => ({ amount: 1 })),
  "seller.investigation.get": nothing(),
  "seller.investigation.answer": nothing(() => ({ text: "Here it is." })),
  "seller.investigation.appeal": nothing(() => ({ text: "No." })),
  "seller.health.get": nothing(),
  "seller.settings.get": nothing(),
  "seller.settings.update": nothing(() => ({ autoApproveWindow: "1h" })),
  "seller.inbox.list": nothing(),

  "admin.orders.list": nothing(),
  "admin.orders.story": order("world"),
  "admin.orders.failVerification": order("world"),
  "admin.orders.passVerification": order("world"),
  "admin.orders.holdVerification": order("world"),
  "admin.orders.receiveDocuments": order("world"),
  "admin.orders.reportDelivered": order("world"),
  "admin.orders.captureLate": {
    ...order("world"),
    inside: ["instrumentId"],
    input: ({ orderNo, instrumentId }) => ({ orderNo, instrumentId, amount: 1 }),
  },
  "admin.orders.reportShipment": order("world", { fact: "in_transit" }),
  "admin.orders.reportReturnDelivered": order("world"),
  "admin.orders.reportRefund": order("world", { refund: 1, outcome: "credited" }),
  "admin.disputes.propose": order("world", { amount: 1 }),
  "admin.disputes.giveVerdict": order("world", { amount: 1, liability: "seller" }),
  "admin.chargebacks.open": order("world", { amount: 1 }),
  "admin.chargebacks.contest": order("world", { text: "No." }),
  "admin.chargebacks.accept": order("world", { fault: "seller" }),
  "admin.chargebacks.reject": order("world"),
  "admin.ledger.trialBalance": nothing(),
  "admin.ledger.account": naming("account")("world", {}, { silent: ["account"] }),
  "admin.ledger.entries": order("world", {}, { silent: ["orderNo"] }),
  "admin.invariants.check": nothing(),
  "admin.deadlines.list": order("world", {}, { silent: ["orderNo"] }),
  "admin.outbox.list": order("world", {}, { silent: ["orderNo"] }),
  "admin.outbox.get": naming("mailId")("world"),
  "admin.policy.get": nothing(),
  "admin.queue.ticket": nothing(),
  "admin.people.list": nothing(),
  "admin.stores.list": nothing(),
  "admin.stores.console": nothing(),
  "admin.stores.get": store("world"),
  "admin.stores.preview": store("world", { act: "freeze" }),
  "admin.stores.putUnderReview": store("world", { reason: "Signals" }),
  "admin.stores.clearReview": store("world", { note: "Clear" }),
  "admin.stores.freeze": store("world", { reason: "Signals" }),
  "admin.stores.release": store("world", { note: "Clear" }),
  /** Typed, not clicked: with another name nothing is blocked, and the field is named. */
  "admin.stores.block": store("world", { note: "Fraud", confirm: "another name" }, { owner: 400 }),
  "admin.stores.decideAppeal": store("world", { upheld: false, note: "No." }),
  "admin.stores.decideWithheld": store("world", { decision: "forfeit", note: "No." }),
  "admin.stores.givePoints": store("world", { points: 1, reason: "Late" }),
  "admin.stores.sanction": store("world", { kind: "marketing_off", reason: "Late" }),
  "admin.stores.liftSanction": store("world", { kind: "marketing_off", note: "Done" }),
  "admin.buyers.list": nothing(),
  "admin.buyers.warn": buyer("world", { reason: "Unpaid orders" }),
  "admin.buyers.block": buyer("world", { reason: "Unpaid orders" }),
  "admin.buyers.ban": buyer("world", { reason: "Unpaid orders" }),
  "admin.buyers.restore": buyer("world", { note: "Settled" }),
  "admin.desks.list": nothing(() => ({ desk: "disputes" })),
  "admin.audit.list": nothing(),

  "world.list": nothing(),
  "world.scenarios": nothing(),
  "world.create": nothing(() => ({ scenario: "empty", name: madeByMatrix })),
  "world.get": world("sandboxes"),
  "world.reset": world("own", {}, { endsWorld: true }),
  "world.delete": world("own", {}, { endsWorld: true }),
  "world.people": world("sandboxes"),
  "world.createToken": inWorld("personId")("own", {}, { inside: ["personId"] }),
  "world.setInstrument": inWorld("instrumentId")("own", { behaviour: "slow" }, { inside: ["instrumentId"] }),

  "clock.get": world("own"),
  "clock.pause": world("own"),
  "clock.run": world("own", { rate: 2 }),
  "clock.advance": world("own", { by: "1ms", wait: true }),
  "clock.preview": world("own", { by: "1h" }),
  "clock.progress": anAdvance,
  "clock.history": world("own"),
  "clock.cancel": anAdvance,
  "clock.retry": anAdvance,

  "events.since": inWorld("stream")("own", {}, { inside: ["stream"], silent: ["stream"] }),
  "events.between": world("own", { from: "2000-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" }),
  "live.changes": world("own"),
};
