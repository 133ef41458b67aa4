import type { CloseReason, PaidReason, Rail, RejectReason } from "@souk/rulebook";
import { type Fact, type Letter, type MailLanguage, wordOf } from "../letter.ts";
import type { Said } from "../said.ts";
import { claimsEn } from "./claims-en.ts";

const rails: Record<Rail, string> = { card: "card", e_wallet: "e-wallet", mobile: "mobile balance", bank_transfer: "bank transfer", wallet: "Souk wallet" };

const paidReasons: Record<PaidReason, string> = {
  changed_mind: "Changed my mind",
  wrong_item: "Wrong item, size or colour",
  ordered_by_mistake: "Ordered by mistake or twice",
  found_cheaper: "Found it cheaper",
  change_address: "Change the address",
  change_delivery: "Change the delivery way",
  change_coupon: "Change the coupon",
  out_of_stock: "Seller says it is out of stock",
  seller_refuses_to_ship: "Seller cannot or will not ship",
  seller_unreachable: "Seller cannot be reached",
  seller_asks_extra_money: "Seller asks for extra money",
  poor_ratings_or_delays: "Poor ratings or delays",
  payment_problem: "Problem with the payment",
  other: "Other",
};

const rejectReasons: Record<RejectReason, string> = {
  already_packed: "Already packed",
  handed_to_carrier: "Already handed to the carrier",
  custom_made: "Made to order",
  shipping_cost_incurred: "Shipping has already been paid for",
  buyer_agreed_to_keep: "You agreed to keep it",
  other: "Other",
};

const declines: Readonly<Record<string, string>> = {
  card_declined: "the card was declined",
  insufficient_funds: "there was not enough money on the account",
  rail_unavailable: "the payment provider could not be reached",
};

const closedForBuyer: Record<CloseReason, string> = {
  unpaid_cancelled: "You cancelled it before paying.",
  unpaid_expired: "It was not paid in time.",
  verification_failed: "Your payment did not pass verification, so nothing was kept.",
  cancel_early: "The seller agreed to cancel it while your payment was still being verified.",
  cancel_approved: "The seller approved your cancellation request.",
  cancel_auto: "The seller did not answer your cancellation request in time, so it was approved.",
  cancel_self: "You cancelled it.",
  ship_by_expired: "The seller did not ship it in time.",
  seller_cancelled: "The seller cancelled it.",
  dispute_refund: "Your dispute ended with all of your money back.",
  annulled: "The store was blocked after an investigation.",
  chargeback: "Your card's issuer took the money back.",
  not_delivered: "The parcel did not reach you.",
};

const closedForSeller: Record<CloseReason, string> = {
  unpaid_cancelled: "The buyer cancelled before paying. This does not count against you.",
  unpaid_expired: "The buyer did not pay in time. This does not count against you.",
  verification_failed: "The payment did not pass verification.",
  cancel_early: "You approved the cancellation while the payment was still being verified. This does not count against you.",
  cancel_approved: "The cancellation request was approved.",
  cancel_auto: "The cancellation request was not answered in time and was approved by silence.",
  cancel_self: "The buyer cancelled it. This does not count against you.",
  ship_by_expired: "It was not shipped in time.",
  seller_cancelled: "You cancelled it.",
  dispute_refund: "The dispute ended with all of the money back to the buyer.",
  annulled: "Your store was blocked after an investigation.",
  chargeback: "The card's issuer took the money back.",
  not_delivered: "The parcel did not reach the buyer.",
};

const sellerReasons: Readonly<Record<string, string>> = { out_of_stock: "Out of stock", cannot_ship: "Cannot ship", other: "Other" };

const days = (count: number): string => (count === 1 ? "1 more day" : `${count} more days`);
const see = "See the order";

const refundFacts = (said: Said): Fact[] => [
  ...(said.has("amount") ? [["Amount", said.money("amount")] as const] : []),
  ...(said.has("destination") ? [["Goes back to", said.text("destination")] as const] : []),
];

/** The reason a seller chose from the list, and their own words where they gave any. */
const sellersWords = (said: Said): Pick<Letter, "facts" | "quote"> => {
  const reason = sellerReasons[said.code("detail")];
  return { ...(reason && { facts: [["The seller's reason", reason]] }), ...(said.has("note") && { quote: said.text("note") }) };
};

export const en: MailLanguage = {
  tag: "en-GB",
  greeting: (name) => (name ? `Hello ${name},` : "Hello,"),
  goodbye: "Souk",
  footer: (world, zone) =>
    `This mail belongs to the simulated market “${world}”. Times are those of the market's own clock (${zone}). No real goods or money are involved.`,
  letters: {
    ...claimsEn,
    order_placed: {
      seller: (said) => ({
        subject: `New order ${said.order}`,
        says: [`A buyer has placed order ${said.order}. It is not paid yet: we tell you when it is time to ship.`],
        facts: [["Order total", said.money("total")]],
        action: see,
      }),
    },
    payment_declined: {
      buyer: (said) => ({
        subject: `Failed to pay for order ${said.order}`,
        says: [
          `Your payment of ${said.money("amount")} by ${wordOf(rails, said.code("rail"))} failed: ${wordOf(declines, said.code("reason"))}. Nothing was charged.`,
          "The order waits for you. Pay again, or choose another means of payment, before its time runs out.",
        ],
        action: "Pay now",
      }),
    },
    order_paid: {
      buyer: (said) => ({
        subject: `Payment received for order ${said.order}`,
        says: [`We have received your payment of ${said.money("total")}. It is being verified now; then the seller prepares your parcel.`],
        facts: [["Paid", said.money("total")]],
        action: see,
      }),
    },
    verification_held: {
      buyer: (said) => ({
        subject: `We need documents for order ${said.order}`,
        says: [
          "Your payment needs a closer look. Please send the documents we ask for on the order's page; without them the order is cancelled and nothing is charged.",
        ],
        facts: [["Documents needed by", said.when("documentsBy")]],
        action: "Send documents",
      }),
    },
    payment_verified: {
      buyer: (said) => ({
        subject: `Order ${said.order} is confirmed`,
        says: ["Your payment has been verified and the seller is preparing your parcel. Until it is shipped you may ask the seller to cancel."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Order ${said.order} is paid: please ship it`,
        says: ["The payment has been verified. Please ship within your processing time; an order that is not shipped in time closes and is refunded."],
        facts: [["Order total", said.money("total")]],
        action: "Ship the order",
      }),
    },
    cancellation_requested: {
      seller: (said) => ({
        subject: said.is("early") ? `Urgent: the buyer wants to cancel order ${said.order}` : `The buyer wants to cancel order ${said.order}`,
        says: said.is("early")
          ? [
              "The buyer asked to cancel right after paying. Until the payment has been verified you can approve at no disadvantage to you; after that the request lapses.",
            ]
          : [
              said.has("answerBy")
                ? `Please approve, reject or make a counter-offer before ${said.when("answerBy")}. If you do nothing, the order is cancelled then and counts as unanswered.`
                : "Please approve, reject or make a counter-offer. Your time to ship keeps running meanwhile.",
            ],
        facts: [["Reason", wordOf(paidReasons, said.code("reason"))], ...(said.has("answerBy") ? [["Answer by", said.when("answerBy")] as const] : [])],
        ...(said.has("note") && { quote: said.text("note") }),
        action: "Answer the request",
      }),
    },
    cancellation_rejected: {
      buyer: (said) => ({
        subject: `The seller did not agree to cancel order ${said.order}`,
        says: [
          said.has("reason")
            ? "The seller rejected your cancellation request, so the order goes on. You have three ways on:"
            : "The time for an answer is over without one, which in this market means no. The order goes on, and you have three ways on:",
        ],
        ways: [
          "Talk to the seller and ask again, as long as nothing has been shipped.",
          "Open a dispute and let Souk look at it.",
          "Wait: refuse the parcel at the door, or send it back once it has arrived.",
        ],
        facts: said.has("reason") ? [["The seller's reason", wordOf(rejectReasons, said.code("reason"))]] : [],
        ...(said.has("note") && { quote: said.text("note") }),
        action: "Choose what to do",
      }),
    },
    cancellation_withdrawn: {
      seller: (said) => ({
        subject: `The buyer keeps order ${said.order}`,
        says: ["The buyer has withdrawn the cancellation request. Please ship the order in time."],
        action: "Ship the order",
      }),
    },
    cancellation_lapsed: {
      buyer: (said) => ({
        subject: `Your request to cancel order ${said.order} has lapsed`,
        says: [
          "The seller did not react while your payment was being verified, so your early request has lapsed. You can ask again now; this time the seller has to answer.",
        ],
        action: "Ask again",
      }),
    },
    counter_offer_made: {
      buyer: (said) => ({
        subject: `The seller offers ${said.money("amount")} back on order ${said.order}`,
        says: [
          `Instead of cancelling, the seller offers to refund ${said.money("amount")} and to ship the order as planned.`,
          "Accept it and your cancellation request is settled. Decline it and your request stays open.",
        ],
        facts: [
          ["Offered", said.money("amount")],
          ["Order total", said.money("total")],
        ],
        action: "Answer the offer",
      }),
    },
    counter_offer_declined: {
      seller: (said) => ({
        subject: `The buyer declined your offer on order ${said.order}`,
        says: ["The cancellation request stays open and its time keeps running. You can approve, reject or make another offer."],
        action: "Answer the request",
      }),
    },
    counter_offer_accepted: {
      buyer: (said) => ({
        subject: `${said.money("amount")} of order ${said.order} comes back to you`,
        says: [`You accepted the seller's offer. ${said.money("amount")} is being refunded, and the order goes on.`],
        action: "Follow the refund",
      }),
      seller: (said) => ({
        subject: `The buyer accepted your offer on order ${said.order}`,
        says: [`${said.money("amount")} goes back to the buyer and the cancellation request is settled. Please ship the order in time.`],
        action: "Ship the order",
      }),
    },
    order_shipped: {
      buyer: (said) => ({
        subject: `Order ${said.order} is on its way`,
        says: [
          said.is("overtaken")
            ? "The seller shipped your parcel although you had asked to cancel. You can refuse it at the door, or open a dispute right away."
            : "The seller has shipped your parcel. It can no longer be cancelled, but you are protected until you have confirmed that it arrived.",
        ],
        facts: [
          ["Carrier", said.text("carrier")],
          ["Tracking number", said.text("tracking")],
        ],
        action: "Track the parcel",
      }),
    },
    shipment_late: {
      buyer: (said) => ({
        subject: `Order ${said.order} is late`,
        says: ["The seller has not shipped your order within the promised time. You can wait, or ask to cancel."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Order ${said.order} is late: please ship it now`,
        says: ["Your processing time is over and the order has not been shipped."],
        action: "Ship the order",
      }),
    },
    extension_asked: {
      buyer: (said) => ({
        subject: `The seller asks for more time for order ${said.order}`,
        says: [`The seller would like ${days(said.count("days"))} to ship. It is up to you; if you do nothing, the time stays as it is.`],
        action: "Answer the seller",
      }),
    },
    extension_granted: {
      buyer: (said) => ({
        subject: `The seller has more time for order ${said.order}`,
        says: [`You gave the seller ${days(said.count("days"))}.`],
        facts: [["To be shipped by", said.when("shipBy")]],
        action: see,
      }),
      seller: (said) => ({
        subject: `You have more time for order ${said.order}`,
        says: [`The buyer gives you ${days(said.count("days"))} to ship.`],
        facts: [["Ship by", said.when("shipBy")]],
        action: "Ship the order",
      }),
    },
    extension_declined: {
      seller: (said) => ({
        subject: `No more time for order ${said.order}`,
        says: ["The buyer declined your request for more time. Please ship within the time you have."],
        action: "Ship the order",
      }),
    },
    order_delivered: {
      buyer: (said) => ({
        subject: `Order ${said.order} has been delivered`,
        says: [
          "Your parcel has arrived. Please check it and confirm receipt; without a word from you the order counts as received once the time for it is over.",
        ],
        action: "Confirm receipt",
      }),
      seller: (said) => ({
        subject: `Order ${said.order} has been delivered`,
        says: ["The parcel has arrived. The order ends when the buyer confirms receipt, or by itself once the time for it is over."],
        action: see,
      }),
    },
    order_finished: {
      buyer: (said) => ({
        subject: `Order ${said.order} is finished`,
        says: ["The time to confirm receipt is over, so the order counts as received. We hope you like it."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Order ${said.order} is finished`,
        says: [said.is("automatic") ? "The time to confirm receipt is over: the order counts as received." : "The buyer has confirmed receipt."],
        facts: [
          ["Your share", said.money("net")],
          ["Souk's commission", said.money("commission")],
        ],
        action: see,
      }),
    },
    order_closed: {
      buyer: (said) => ({
        subject: `Order ${said.order} is cancelled`,
        says: [
          wordOf(closedForBuyer, said.code("reason")),
          said.count("paid") > 0
            ? `Everything you paid, ${said.money("paid")}, goes back to where it came from. The order's page shows each step.`
            : "Nothing was paid, so nothing has to come back.",
        ],
        ...(said.code("reason") === "seller_cancelled" && sellersWords(said)),
        action: said.count("paid") > 0 ? "Follow the refund" : see,
      }),
      seller: (said) => ({
        subject: `Order ${said.order} is cancelled: do not ship it`,
        says: [wordOf(closedForSeller, said.code("reason")), "If a parcel is packed already, please keep it back."],
        action: see,
      }),
    },
    refund_sent: {
      buyer: (said) => ({
        subject: `Your refund for order ${said.order} has been sent`,
        says: ["We have sent the money. Your bank or provider still needs time to book it; until then, seeing nothing on your account is normal."],
        facts: [...refundFacts(said), ["Expected between", `${said.when("arrivesFrom")} and ${said.when("arrivesBy")}`]],
        action: "Follow the refund",
      }),
    },
    refund_credited: {
      buyer: (said) => ({
        subject: `Your refund for order ${said.order} has arrived`,
        says: ["The money is back with you. Thank you for your patience."],
        facts: refundFacts(said),
        action: see,
      }),
    },
    refund_bounced: {
      buyer: (said) => ({
        subject: `Your refund for order ${said.order} is in your Souk wallet`,
        says: [
          said.is("lost")
            ? "We have had no word that the refund reached your account, so we credited it to your Souk wallet instead."
            : "Your bank or provider sent the refund back to us, so we credited it to your Souk wallet instead.",
          "You can spend it at once.",
        ],
        facts: said.has("amount") ? [["Amount", said.money("amount")]] : [],
        action: "Open the order",
      }),
    },
    late_capture_received: {
      buyer: (said) => ({
        subject: `A late payment for order ${said.order} is going back to you`,
        says: [
          `A second payment of ${said.money("amount")} by ${wordOf(rails, said.code("rail"))} reached us after the order needed none. We send it back in full.`,
        ],
        facts: refundFacts(said),
        action: "Follow the refund",
      }),
    },
  },
};
