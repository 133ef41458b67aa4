import { type Letter, type Letters, type MailTemplate, wordOf } from "../letter.ts";
import type { Said } from "../said.ts";

const facts: Readonly<Record<string, string>> = {
  refused: "was refused at the door and is on its way back",
  returning: "is on its way back to the sender",
  returned: "has come back to the sender",
  lost: "was lost on the way",
  shipment_cancelled: "was called back by the sender",
};

const disputeReasons: Readonly<Record<string, string>> = {
  invalid_tracking: "No tracking, or a number that does not exist",
  still_on_the_way: "Still on its way",
  wrong_address: "Sent to a wrong address",
  held_by_customs: "Held by customs",
  returned_to_sender: "Returned to the sender",
  seller_refused_cancel: "The seller did not want to cancel",
  refused_by_me: "Refused by me",
  not_as_described: "Not as described",
  poor_quality: "Poor quality",
  not_working: "Does not work",
  counterfeit: "Counterfeit",
  damaged: "Damaged",
  fewer_or_empty: "Fewer articles, or an empty parcel",
  other_carrier: "Another carrier than agreed",
  changed_mind: "Changed my mind",
};

const sides: Readonly<Record<string, string>> = { buyer: "the buyer", seller: "the seller", platform: "Souk" };
const liable: Readonly<Record<string, string>> = { buyer: "The buyer", seller: "The seller", carrier: "The carrier", platform: "Souk", none: "Nobody" };
const ends: Readonly<Record<string, string>> = {
  agreed: "Both sides agreed.",
  seller_silent: "The seller did not answer in time, so what the buyer asked for is carried out.",
  final: "The decision is final.",
  withdrawn: "The buyer has withdrawn it.",
};
const sanctions: Readonly<Record<string, string>> = {
  marketing_off: "No marketing",
  search_demotion: "Lower in the search",
  listing_block: "No new articles",
  payout_hold: "No withdrawals",
  selling_stop: "No new orders",
};
const standings: Readonly<Record<string, string>> = {
  good: "Your account is in good standing again.",
  warned: "Please take care: your account has been warned.",
  purchase_blocked: "Your account cannot buy anything for now. Orders you have already placed go on.",
  banned: "Your account has been closed for purchases for good. Orders you have already placed go on.",
};

const see = "See the order";
const room = "Open the dispute";
const days = (count: number): string => (count === 1 ? "1 more day" : `${count} more days`);
const asked = (said: Said): string => `${said.money("amount")}${said.is("withReturn") ? ", and the goods go back first" : ""}`;
const quoted = (said: Said, name: string): Pick<Letter, "quote"> => (said.has(name) ? { quote: said.text(name) } : {});

/** Letters about disputes, returns, chargebacks and freezes, and about stores and accounts. */
export const claimsEn = {
  shipment_reported: {
    buyer: (said) => ({
      subject: `Your parcel of order ${said.order} ${wordOf(facts, said.code("fact"))}`,
      says: [
        `The carrier reports that your parcel ${wordOf(facts, said.code("fact"))}. If nothing changes, you get all your money back. You can also open a dispute.`,
      ],
      action: "Track the parcel",
    }),
    seller: (said) => ({
      subject: `The parcel of order ${said.order} ${wordOf(facts, said.code("fact"))}`,
      says: [`The carrier reports that the parcel ${wordOf(facts, said.code("fact"))}. If nothing changes, the buyer gets the money back.`],
      action: see,
    }),
  },
  amendment_proposed: {
    buyer: (said) => ({
      subject: `The seller wants to change order ${said.order}`,
      says: ["The seller proposes a change before shipping. It only counts when you agree."],
      action: "Answer the seller",
    }),
    seller: (said) => ({
      subject: `The buyer wants to change order ${said.order}`,
      says: ["The buyer proposes a change before shipping. It only counts when you agree."],
      action: "Answer the buyer",
    }),
  },
  amendment_declined: {
    buyer: (said) => ({ subject: `Order ${said.order} stays as it is`, says: ["The seller did not agree to the change."], action: see }),
    seller: (said) => ({ subject: `Order ${said.order} stays as it is`, says: ["The buyer did not agree to the change."], action: "Ship the order" }),
  },
  order_amended: {
    buyer: (said) => ({
      subject: `Order ${said.order} was changed`,
      says: ["You and the seller agreed on a change.", ...(said.count("refund") > 0 ? [`${said.money("refund")} for what fell away comes back to you.`] : [])],
      action: see,
    }),
    seller: (said) => ({
      subject: `Order ${said.order} was changed: look before you ship`,
      says: ["You and the buyer agreed on a change."],
      action: "Ship the order",
    }),
  },
  protection_asked: {
    seller: (said) => ({
      subject: `The buyer asks for longer protection of order ${said.order}`,
      says: [`The buyer would like to be protected for ${days(said.count("days"))}, since the parcel is still on its way.`],
      action: "Answer the buyer",
    }),
  },
  protection_granted: {
    buyer: (said) => ({
      subject: `You are protected longer for order ${said.order}`,
      says: [`The seller gives you ${days(said.count("days"))}.`],
      facts: [["Protected until", said.when("protectedUntil")]],
      action: see,
    }),
    seller: (said) => ({
      subject: `Longer protection for order ${said.order}`,
      says: [`You gave the buyer ${days(said.count("days"))}.`],
      facts: [["Protected until", said.when("protectedUntil")]],
      action: see,
    }),
  },
  protection_declined: {
    buyer: (said) => ({
      subject: `No longer protection for order ${said.order}`,
      says: ["The seller did not agree. If the parcel does not arrive in time, open a dispute before your protection ends."],
      action: see,
    }),
  },
  dispute_opened: {
    seller: (said) => ({
      subject: `The buyer opened a dispute on order ${said.order}`,
      says: [
        `The buyer asks for ${asked(said)}. Accept it or make a proposal of your own within five days; if you do nothing, what the buyer asks for is carried out.`,
      ],
      facts: [
        ["Reason", wordOf(disputeReasons, said.code("reason"))],
        ["Asked for", said.money("amount")],
      ],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `A dispute before shipping on order ${said.order}`,
      says: [`A buyer whose cancellation was refused asks for ${asked(said)}.`],
      facts: [["Reason", wordOf(disputeReasons, said.code("reason"))]],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  settlement_proposed: {
    buyer: (said) => ({
      subject: `A proposal in your dispute on order ${said.order}`,
      says: [`Proposed by ${wordOf(sides, said.code("by"))}: ${asked(said)}. Accepting it ends the dispute.`],
      action: room,
    }),
    seller: (said) => ({
      subject: `A proposal in the dispute on order ${said.order}`,
      says: [`Proposed by ${wordOf(sides, said.code("by"))}: ${asked(said)}. Accepting it ends the dispute.`],
      action: room,
    }),
  },
  mediation_began: {
    buyer: (said) => ({
      subject: `Souk decides your dispute on order ${said.order}`,
      says: ["You and the seller did not agree, so Souk now looks at both files and decides. You can still add evidence."],
      action: room,
    }),
    seller: (said) => ({
      subject: `Souk decides the dispute on order ${said.order}`,
      says: ["You and the buyer did not agree, so Souk now looks at both files and decides. You can still add evidence."],
      action: room,
    }),
    admin: (said) => ({
      subject: `Order ${said.order} waits for a verdict`,
      says: ["Buyer and seller did not agree. Please look at both files and decide."],
      action: room,
    }),
  },
  verdict_overdue: {
    admin: (said) => ({
      subject: `The verdict on order ${said.order} is overdue`,
      says: ["The time for a decision is over. Nothing happens by itself: both sides still wait."],
      action: room,
    }),
  },
  verdict_given: {
    buyer: (said) => ({
      subject: `The decision on order ${said.order}`,
      says: [`Souk decided: you get ${asked(said)}. It is carried out when the time to appeal is over.`],
      facts: [["Liable", wordOf(liable, said.code("liability"))]],
      ...quoted(said, "text"),
      action: "See the decision",
    }),
    seller: (said) => ({
      subject: `The decision on order ${said.order}`,
      says: [`Souk decided: the buyer gets ${asked(said)}. It is carried out when the time to appeal is over.`],
      facts: [["Liable", wordOf(liable, said.code("liability"))]],
      ...quoted(said, "text"),
      action: "See the decision",
    }),
  },
  verdict_appealed: {
    buyer: (said) => ({
      subject: `The seller appealed the decision on order ${said.order}`,
      says: ["Souk looks at it once more; that decision is final."],
      ...quoted(said, "text"),
      action: room,
    }),
    seller: (said) => ({
      subject: `The buyer appealed the decision on order ${said.order}`,
      says: ["Souk looks at it once more; that decision is final."],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `An appeal on order ${said.order}`,
      says: ["Please decide once more; that decision is final."],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  return_authorized: {
    buyer: (said) => ({
      subject: `Please send the goods of order ${said.order} back`,
      says: [
        `Once the seller has them, ${said.money("amount")} comes back to you. If you do not send them in time, the dispute ends for the seller.`,
        said.code("postage") === "seller" ? "The seller pays the postage." : "You pay the postage.",
      ],
      action: "See where to send it",
    }),
    seller: (said) => ({
      subject: `The goods of order ${said.order} come back to you`,
      says: [
        `Once you have them, ${said.money("amount")} goes back to the buyer.`,
        said.code("postage") === "seller" ? "You pay the postage." : "The buyer pays the postage.",
      ],
      action: "See the return",
    }),
  },
  return_shipped: {
    seller: (said) => ({
      subject: `The return of order ${said.order} is on its way`,
      says: ["Please confirm it when it arrives, or say what is wrong with it. Without a word from you the money goes back by itself."],
      facts: [
        ["Carrier", said.text("carrier")],
        ["Tracking number", said.text("tracking")],
      ],
      action: "See the return",
    }),
  },
  return_delivered: {
    buyer: (said) => ({
      subject: `Your return of order ${said.order} has arrived`,
      says: ["The seller now checks it. Without an objection the money goes back by itself."],
      action: "See the return",
    }),
    seller: (said) => ({
      subject: `The return of order ${said.order} has arrived`,
      says: ["Please check it and confirm, or say what is wrong. Without a word from you the money goes back by itself."],
      action: "Check the return",
    }),
  },
  return_contested: {
    buyer: (said) => ({
      subject: `The seller objects to your return of order ${said.order}`,
      says: ["Souk looks at it and decides."],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `A return of order ${said.order} is contested`,
      says: ["The seller objects to what came back. Please decide."],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  dispute_ended: {
    buyer: (said) => ({
      subject: `Your dispute on order ${said.order} is over`,
      says: [wordOf(ends, said.code("as")), said.count("amount") > 0 ? `You get ${said.money("amount")} back.` : "No money goes back."],
      action: see,
    }),
    seller: (said) => ({
      subject: `The dispute on order ${said.order} is over`,
      says: [wordOf(ends, said.code("as")), said.count("amount") > 0 ? `The buyer gets ${said.money("amount")} back.` : "No money goes back."],
      action: see,
    }),
  },
  order_frozen: {
    buyer: (said) => ({
      subject: `Order ${said.order} is frozen`,
      says: [
        said.code("cause") === "chargeback"
          ? "Your card's issuer asks for the money back. Until that is decided the order stands still, and so does every deadline."
          : "The store is under investigation. Until that is decided the order stands still, and so does every deadline. Your money is safe.",
      ],
      action: see,
    }),
    seller: (said) => ({
      subject: `Order ${said.order} is frozen`,
      says: ["The card's issuer asks for the money back. Until that is decided the order stands still: please do not ship it."],
      action: see,
    }),
  },
  order_released: {
    buyer: (said) => ({
      subject: `Order ${said.order} goes on`,
      says: ["The order is no longer frozen. Every deadline runs on with what was left of it."],
      action: see,
    }),
    seller: (said) => ({
      subject: `Order ${said.order} goes on`,
      says: ["The order is no longer frozen. Every deadline runs on with what was left of it."],
      action: see,
    }),
  },
  chargeback_opened: {
    admin: (said) => ({
      subject: `A chargeback on order ${said.order}`,
      says: ["The card's issuer takes money back. Contest it with proof, or accept it; without an answer it is accepted by itself."],
      facts: [
        ["Taken", said.money("amount")],
        ["Noticed", said.money("noticed")],
        ["Reason", said.text("reason")],
      ],
      action: "Open the chargeback",
    }),
  },
  chargeback_accepted: {
    buyer: (said) => ({
      subject: `The chargeback on order ${said.order} stands`,
      says: [`Your card's issuer gives you ${said.money("amount")} back.`],
      action: see,
    }),
    seller: (said) => ({
      subject: `The chargeback on order ${said.order} stands`,
      says: [
        said.code("fault") === "seller"
          ? `${said.money("amount")} is taken from what the order brought you.`
          : "Souk bears the loss: nothing is taken from you.",
      ],
      action: see,
    }),
  },

  review_began: {
    seller: (said) => ({
      subject: "Your store is under review",
      says: ["You go on selling, but nothing can be withdrawn meanwhile."],
      ...quoted(said, "reason"),
      action: "See your store",
    }),
  },
  review_cleared: {
    seller: (said) => ({ subject: "The review of your store is over", says: ["Everything is as before."], ...quoted(said, "note"), action: "See your store" }),
  },
  store_frozen: {
    seller: (said) => ({
      subject: "Your store is frozen",
      says: [
        "Your store is under investigation. It takes no new orders, and your orders stand still. Please send evidence in time: without it the store is blocked and all paid orders are refunded.",
      ],
      facts: [
        ["Evidence needed by", said.when("evidenceBy")],
        ["Decision by", said.when("decisionBy")],
        ["Kept meanwhile", said.money("withheld")],
      ],
      ...quoted(said, "reason"),
      action: "Answer the investigation",
    }),
  },
  investigation_answered: {
    admin: (said) => ({
      subject: `Store ${said.count("store")} answered the investigation`,
      says: ["Please look at the evidence and decide."],
      ...quoted(said, "text"),
      action: "Open the investigation",
    }),
  },
  decision_overdue: {
    admin: (said) => ({
      subject: `The decision about store ${said.count("store")} is overdue`,
      says: ["The store and all of its orders still stand still."],
      action: "Open the investigation",
    }),
  },
  store_released: {
    seller: (said) => ({
      subject: "Your store is open again",
      says: ["The investigation found nothing against you. Your orders go on with all the time they had left, and your money is back."],
      ...quoted(said, "note"),
      action: "See your store",
    }),
  },
  store_blocked: {
    seller: (said) => ({
      subject: "Your store is blocked",
      says: [
        said.is("automatic") ? "No evidence came in time." : "The investigation decided against you.",
        "Paid orders are refunded, and what your store holds is kept for now. You can appeal once.",
      ],
      facts: [["Appeal by", said.when("appealBy")]],
      ...quoted(said, "note"),
      action: "Appeal",
    }),
    admin: (said) => ({
      subject: `Store ${said.count("store")} was blocked: no evidence came in time`,
      says: ["Its paid orders are being refunded."],
      action: "Open the store",
    }),
  },
  block_appealed: {
    admin: (said) => ({
      subject: `Store ${said.count("store")} appeals its block`,
      says: ["Please decide."],
      ...quoted(said, "text"),
      action: "Decide the appeal",
    }),
  },
  appeal_decided: {
    seller: (said) => ({
      subject: said.is("upheld") ? "Your appeal was right" : "Your appeal was denied",
      says: [said.is("upheld") ? "Your store is open again and your money is yours. Orders that were refunded stay refunded." : "Your store stays blocked."],
      ...quoted(said, "note"),
      action: "See your store",
    }),
  },
  withheld_overdue: {
    admin: (said) => ({
      subject: `Decide about the money of store ${said.count("store")}`,
      says: ["It was kept for its whole time: release it or keep it for good."],
      action: "Open the store",
    }),
  },
  withheld_decided: {
    seller: (said) => ({
      subject: "What was kept of your money is decided",
      says: [
        said.code("decision") === "released"
          ? `${said.money("amount")} was released to you, less what you owed.`
          : `${said.money("amount")} was kept for good.`,
      ],
      ...quoted(said, "note"),
      action: "See your money",
    }),
  },
  money_withdrawn: {
    seller: (said) => ({
      subject: `${said.money("amount")} is on its way to your bank`,
      says: [said.count("netted") > 0 ? `${said.money("netted")} that you owed was taken first.` : "Thank you for selling on Souk."],
      action: "See your money",
    }),
  },
  points_given: {
    seller: (said) => ({
      subject: `Your store got ${said.count("points")} violation points`,
      says: [`You have ${said.count("total")} now. More of them bring sanctions.`],
      ...quoted(said, "reason"),
      action: "See how your store is doing",
    }),
  },
  points_reset: {
    seller: (said) => ({
      subject: "Your store starts the quarter without points",
      says: [`The ${said.count("points")} you had no longer count. A sanction they brought runs to its own end.`],
      action: "See how your store is doing",
    }),
  },
  store_sanctioned: {
    seller: (said) => ({
      subject: `A sanction on your store: ${wordOf(sanctions, said.code("kind"))}`,
      says: [wordOf(sanctions, said.code("kind"))],
      facts: said.has("until") ? [["Until", said.when("until")]] : [],
      ...quoted(said, "reason"),
      action: "See how your store is doing",
    }),
  },
  sanction_lifted: {
    seller: (said) => ({
      subject: `A sanction is over: ${wordOf(sanctions, said.code("kind"))}`,
      says: ["It no longer holds."],
      ...quoted(said, "note"),
      action: "See how your store is doing",
    }),
  },
  buyer_standing_changed: {
    buyer: (said) => ({
      subject: "About your account",
      says: [wordOf(standings, said.code("to")), ...(said.is("automatic") ? ["Too many orders were placed and not paid."] : [])],
      ...(!said.is("automatic") && quoted(said, "reason")),
      action: "See your orders",
    }),
  },
} satisfies Partial<Letters<MailTemplate>>;
