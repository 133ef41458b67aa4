import type { AppRouter } from "./router.ts";

/**
 * Who may call at all. Whether the thing named is theirs is proven where it is read or written: what is another's answers as absent.
 * `sandbox_person` and `sandbox_admin` hold only in worlds made to be played with; `control` is a program's token for worlds and clocks.
 */
export type Audience = "anyone" | "person" | "buyer" | "seller" | "admin" | "control" | "sandbox_person" | "sandbox_admin";

/** How often: reads and writes per caller and second, sign-ins per address and minute, turns of the clock. */
export type Pace = "read" | "write" | "sign_in" | "continue_as" | "register" | "advance";

export interface Rule {
  /** Never empty: an empty list would be nobody, and says so by not compiling. */
  readonly allow: readonly [Audience, ...Audience[]];
  readonly pace: Pace;
}

type Node = { readonly _def: { readonly procedure: true } };
type PathsOf<Record_, Prefix extends string = ""> = {
  [Key in keyof Record_ & string]: Record_[Key] extends Node ? `${Prefix}${Key}` : PathsOf<Record_[Key], `${Prefix}${Key}.`>;
}[keyof Record_ & string];

/** Every procedure of the router, as "buyer.orders.get". */
export type ProcedurePath = PathsOf<AppRouter["_def"]["record"]>;

const open = (pace: Pace): Rule => ({ allow: ["anyone"], pace });
const person: Rule = { allow: ["person"], pace: "read" };
const buyerReads: Rule = { allow: ["buyer"], pace: "read" };
const buyerWrites: Rule = { allow: ["buyer"], pace: "write" };
const sellerReads: Rule = { allow: ["seller"], pace: "read" };
const sellerWrites: Rule = { allow: ["seller"], pace: "write" };
const adminReads: Rule = { allow: ["admin"], pace: "read" };
const adminWrites: Rule = { allow: ["admin"], pace: "write" };
/** Turning time is a power over everybody in the world: any person of a sandbox world has it, and a control token. */
const turnsClock: Rule = { allow: ["sandbox_person", "control"], pace: "advance" };
const readsClock: Rule = { allow: ["person", "control"], pace: "read" };
const ownsWorlds: Rule = { allow: ["control", "sandbox_admin"], pace: "write" };
const seesWorlds: Rule = { allow: ["control", "sandbox_admin"], pace: "read" };

/** The access table: one row per procedure. A procedure without a row does not compile, and at run time is refused. */
export const policy: Readonly<Record<ProcedurePath, Rule>> = {
  "session.me": open("read"),
  "session.worlds": open("read"),
  "session.personas": open("read"),
  "session.continueAs": open("continue_as"),
  "session.signIn": open("sign_in"),
  "session.register": open("register"),
  "session.signOut": open("write"),
  "session.clock": person,
  "session.list": person,
  "session.end": { allow: ["person"], pace: "write" },

  "buyer.catalogue.search": buyerReads,
  "buyer.catalogue.facets": buyerReads,
  "buyer.catalogue.product": buyerReads,
  "buyer.cart.get": buyerReads,
  "buyer.cart.setQuantity": buyerWrites,
  "buyer.cart.remove": buyerWrites,
  "buyer.cart.saveForLater": buyerWrites,
  "buyer.checkout.quote": buyerReads,
  "buyer.checkout.place": buyerWrites,
  "buyer.checkout.pay": buyerWrites,
  "buyer.orders.list": buyerReads,
  "buyer.orders.counts": buyerReads,
  "buyer.orders.get": buyerReads,
  "buyer.orders.pay": buyerWrites,
  "buyer.orders.cancelUnpaid": buyerWrites,
  "buyer.orders.requestCancellation": buyerWrites,
  "buyer.orders.withdrawCancellation": buyerWrites,
  "buyer.orders.acceptCounterOffer": buyerWrites,
  "buyer.orders.declineCounterOffer": buyerWrites,
  "buyer.orders.grantExtension": buyerWrites,
  "buyer.orders.declineExtension": buyerWrites,
  "buyer.orders.sendDocuments": buyerWrites,
  "buyer.orders.confirmReceipt": buyerWrites,
  "buyer.orders.refuseDelivery": buyerWrites,
  "buyer.orders.askProtection": buyerWrites,
  "buyer.orders.proposeAmendment": buyerWrites,
  "buyer.orders.acceptAmendment": buyerWrites,
  "buyer.orders.declineAmendment": buyerWrites,
  "buyer.orders.selfCancel": buyerWrites,
  "buyer.orders.trash": buyerWrites,
  "buyer.orders.restore": buyerWrites,
  "buyer.orders.purge": buyerWrites,
  "buyer.orders.addToCartAgain": buyerWrites,
  "buyer.disputes.open": buyerWrites,
  "buyer.disputes.propose": buyerWrites,
  "buyer.disputes.accept": buyerWrites,
  "buyer.disputes.withdraw": buyerWrites,
  "buyer.disputes.appeal": buyerWrites,
  "buyer.disputes.shipReturn": buyerWrites,
  "buyer.account.standing": buyerReads,
  "buyer.coupons.list": buyerReads,
  "buyer.coupons.collect": buyerWrites,
  "buyer.wallet.get": buyerReads,
  "buyer.instruments.list": buyerReads,
  "buyer.addresses.list": buyerReads,
  "buyer.addresses.add": buyerWrites,
  "buyer.inbox.list": buyerReads,

  "seller.home.needsMe": sellerReads,
  "seller.orders.list": sellerReads,
  "seller.orders.counts": sellerReads,
  "seller.orders.get": sellerReads,
  "seller.orders.ship": sellerWrites,
  "seller.orders.askExtension": sellerWrites,
  "seller.orders.grantProtection": sellerWrites,
  "seller.orders.declineProtection": sellerWrites,
  "seller.orders.proposeAmendment": sellerWrites,
  "seller.orders.acceptAmendment": sellerWrites,
  "seller.orders.declineAmendment": sellerWrites,
  "seller.orders.cancel": sellerWrites,
  "seller.cancellations.list": sellerReads,
  "seller.cancellations.approve": sellerWrites,
  "seller.cancellations.reject": sellerWrites,
  "seller.cancellations.makeCounterOffer": sellerWrites,
  "seller.cancellations.answerMany": sellerWrites,
  "seller.disputes.propose": sellerWrites,
  "seller.disputes.accept": sellerWrites,
  "seller.disputes.appeal": sellerWrites,
  "seller.disputes.confirmReturn": sellerWrites,
  "seller.disputes.contestReturn": sellerWrites,
  "seller.listings.list": sellerReads,
  "seller.listings.get": sellerReads,
  "seller.listings.update": sellerWrites,
  "seller.listings.setStock": sellerWrites,
  "seller.listings.setPrice": sellerWrites,
  "seller.listings.setOnSale": sellerWrites,
  "seller.money.held": sellerReads,
  "seller.money.entries": sellerReads,
  "seller.money.finance": sellerReads,
  "seller.money.withdraw": sellerWrites,
  "seller.investigation.get": sellerReads,
  "seller.investigation.answer": sellerWrites,
  "seller.investigation.appeal": sellerWrites,
  "seller.health.get": sellerReads,
  "seller.settings.get": sellerReads,
  "seller.settings.update": sellerWrites,
  "seller.inbox.list": sellerReads,

  "admin.orders.list": adminReads,
  "admin.orders.story": adminReads,
  "admin.orders.failVerification": adminWrites,
  "admin.orders.passVerification": adminWrites,
  "admin.orders.holdVerification": adminWrites,
  "admin.orders.receiveDocuments": adminWrites,
  "admin.orders.reportDelivered": adminWrites,
  "admin.orders.reportShipment": adminWrites,
  "admin.orders.reportReturnDelivered": adminWrites,
  "admin.orders.reportRefund": adminWrites,
  "admin.orders.captureLate": adminWrites,
  "admin.disputes.propose": adminWrites,
  "admin.disputes.giveVerdict": adminWrites,
  "admin.chargebacks.open": adminWrites,
  "admin.chargebacks.contest": adminWrites,
  "admin.chargebacks.accept": adminWrites,
  "admin.chargebacks.reject": adminWrites,
  "admin.ledger.trialBalance": adminReads,
  "admin.ledger.account": adminReads,
  "admin.ledger.entries": adminReads,
  "admin.invariants.check": adminReads,
  "admin.deadlines.list": adminReads,
  "admin.outbox.list": adminReads,
  "admin.outbox.get": adminReads,
  "admin.policy.get": adminReads,
  "admin.queue.ticket": adminWrites,
  "admin.people.list": adminReads,
  "admin.stores.list": adminReads,
  "admin.stores.console": adminReads,
  "admin.stores.get": adminReads,
  "admin.stores.preview": adminReads,
  "admin.stores.putUnderReview": adminWrites,
  "admin.stores.clearReview": adminWrites,
  "admin.stores.freeze": adminWrites,
  "admin.stores.release": adminWrites,
  "admin.stores.block": adminWrites,
  "admin.stores.decideAppeal": adminWrites,
  "admin.stores.decideWithheld": adminWrites,
  "admin.stores.givePoints": adminWrites,
  "admin.stores.sanction": adminWrites,
  "admin.stores.liftSanction": adminWrites,
  "admin.buyers.list": adminReads,
  "admin.buyers.warn": adminWrites,
  "admin.buyers.block": adminWrites,
  "admin.buyers.ban": adminWrites,
  "admin.buyers.restore": adminWrites,
  "admin.desks.list": adminReads,
  "admin.audit.list": adminReads,

  "world.list": seesWorlds,
  "world.scenarios": seesWorlds,
  "world.create": ownsWorlds,
  "world.get": seesWorlds,
  "world.reset": ownsWorlds,
  "world.delete": ownsWorlds,
  "world.people": seesWorlds,
  "world.createToken": ownsWorlds,
  "world.setInstrument": ownsWorlds,

  "clock.get": readsClock,
  "clock.pause": turnsClock,
  "clock.run": turnsClock,
  "clock.advance": turnsClock,
  "clock.preview": { allow: ["sandbox_person", "control"], pace: "read" },
  "clock.progress": readsClock,
  "clock.history": readsClock,
  "clock.cancel": turnsClock,
  "clock.retry": turnsClock,

  "events.since": readsClock,
  "events.between": readsClock,
  "live.changes": readsClock,
};

const rows = new Map<string, Rule>(Object.entries(policy));

/** The row of a procedure; nothing for one that has none. */
export const ruleOf = (path: string): Rule | undefined => rows.get(path);
