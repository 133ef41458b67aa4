import { days, hours, type DisputeReason, type Minor, type Ms } from "@souk/rulebook";
import { admin, ask, buyer, carrier, mostly, seller, ship, type Life, type Step } from "./life.ts";

const refund = (amount: Minor, withReturn = false) => ({ amount, withReturn, lines: [] });

const dispute = (after: Ms, amount: Minor, reason: DisputeReason = "not_as_described", withReturn = false): Step =>
  buyer(after, {
    on: "open_dispute",
    received: true,
    reason,
    text: "The colour is not the one in the picture, and one edge is chipped.",
    ...refund(amount, withReturn),
  });
const counter = (after: Ms, amount: Minor): Step =>
  seller(after, { on: "propose_settlement", text: "It left us whole; a part of the price for the trouble.", ...refund(amount) });
const verdict = (after: Ms, amount: Minor, liability: "seller" | "carrier" = "seller"): Step =>
  admin(after, { on: "give_verdict", liability, text: "The pictures show the damage; the parcel was packed too thinly.", ...refund(amount) });

/** Paid, shipped and delivered on the fourth day. */
const arrived = (age: Ms): readonly Step[] => [mostly, ship(hours(27), age, true), carrier(days(4))];
/** The same, and received on the seventh. */
const received = (age: Ms): readonly Step[] => [...arrived(age), buyer(days(7), { on: "confirm_receipt" })];

/** Lives in which somebody claims something: disputes in every stage, returns, parcels that never arrive, chargebacks, changes by agreement. */
export const claims: readonly Life[] = [
  { name: "dispute_open", weight: 2, age: [days(8), days(9)], steps: (t) => [...arrived(t.age), dispute(days(6), t.total, "damaged")] },
  { name: "dispute_answered", weight: 1, age: [days(8), days(9)], steps: (t) => [...arrived(t.age), dispute(days(6), t.total), counter(days(7), 300)] },
  { name: "dispute_in_mediation", weight: 2, age: [days(14), days(17)], steps: (t) => [...arrived(t.age), dispute(days(6), t.total), counter(days(7), 300)] },
  {
    name: "dispute_decided",
    weight: 1,
    age: [days(15), days(19)],
    steps: (t) => [...arrived(t.age), dispute(days(6), t.total), counter(days(7), 300), verdict(days(14), 600)],
  },
  {
    name: "dispute_appealed",
    weight: 1,
    age: [days(16), days(20)],
    steps: (t) => [
      ...arrived(t.age),
      dispute(days(6), t.total),
      counter(days(7), 300),
      verdict(days(14), t.total),
      seller(days(15), { on: "appeal_verdict", text: "The buyer's picture shows another article." }),
    ],
  },
  {
    name: "return_authorized",
    weight: 1,
    age: [days(9), days(14)],
    steps: (t) => [...arrived(t.age), dispute(days(6), t.total, "not_working", true), seller(days(7), { on: "accept_settlement", proposalNo: 1 })],
  },
  {
    name: "return_on_its_way",
    weight: 1,
    age: [days(11), days(16)],
    steps: (t) => [
      ...arrived(t.age),
      dispute(days(6), t.total, "changed_mind", true),
      seller(days(7), { on: "accept_settlement", proposalNo: 1 }),
      buyer(days(10), { on: "ship_return", carrier: "Parcel Union", tracking: "RT900000017" }),
    ],
  },
  {
    name: "dispute_agreed",
    weight: 2,
    age: [days(20), days(30)],
    steps: (t) => [...arrived(t.age), dispute(days(6), 500), seller(days(7), { on: "accept_settlement", proposalNo: 1 })],
  },
  { name: "dispute_lost_by_silence", weight: 1, age: [days(20), days(30)], steps: (t) => [...arrived(t.age), dispute(days(6), t.total, "counterfeit")] },
  {
    name: "dispute_withdrawn",
    weight: 1,
    age: [days(9), days(11)],
    steps: (t) => [...arrived(t.age), dispute(days(6), 400), buyer(days(8), { on: "withdraw_dispute" })],
  },
  {
    name: "dispute_before_shipping",
    weight: 1,
    age: [hours(30), hours(44)],
    steps: (t) => [
      mostly,
      ask(hours(10)),
      seller(hours(16), { on: "reject_cancellation", reason: "already_packed", note: "" }),
      buyer(t.age - hours(5), { on: "open_dispute", received: false, reason: "seller_refused_cancel", text: "I asked in time.", ...refund(t.total) }),
    ],
  },
  { name: "after_sale_dispute", weight: 1, age: [days(12), days(14)], steps: (t) => [...received(t.age), dispute(days(10), 700, "poor_quality")] },
  {
    name: "after_sale_refund",
    weight: 1,
    age: [days(25), days(34)],
    steps: (t) => [...received(t.age), dispute(days(10), 700, "poor_quality"), seller(days(11), { on: "accept_settlement", proposalNo: 1 })],
  },
  {
    name: "refused_at_the_door",
    weight: 1,
    age: [days(6), days(9)],
    steps: (t) => [mostly, ship(hours(27), t.age, true), buyer(days(4), { on: "refuse_delivery" })],
  },
  {
    name: "lost_on_the_way",
    weight: 1,
    age: [days(19), days(30)],
    steps: (t) => [mostly, ship(hours(27), t.age, true), { after: days(6), by: "carrier", command: { on: "report_shipment", fact: "lost" } }],
  },
  {
    name: "charged_back",
    weight: 1,
    card: true,
    age: [days(10), days(14)],
    steps: (t) => [...received(t.age), { after: days(9), by: "rail", command: { on: "open_chargeback", amount: t.total, reason: "not recognised" } }],
  },
  {
    name: "chargeback_lost",
    weight: 1,
    card: true,
    age: [days(14), days(30)],
    steps: (t) => [
      mostly,
      ship(hours(27), t.age, true),
      { after: days(3), by: "rail", command: { on: "open_chargeback", amount: t.total, reason: "card stolen" } },
      admin(days(9), { on: "accept_chargeback", fault: "platform" }),
    ],
  },
  {
    name: "chargeback_won",
    weight: 1,
    card: true,
    age: [days(14), days(30)],
    steps: (t) => [
      ...received(t.age),
      { after: days(9), by: "rail", command: { on: "open_chargeback", amount: t.total, reason: "not recognised" } },
      admin(days(10), { on: "contest_chargeback", text: "Delivered and received: see the tracking." }),
      { after: days(13), by: "rail", command: { on: "reject_chargeback" } },
    ],
  },
  {
    name: "amended",
    weight: 1,
    age: [hours(28), hours(44)],
    steps: () => [
      mostly,
      buyer(hours(6), {
        on: "propose_amendment",
        amendment: {
          address: { name: "Front desk", street: "Hafenweg 3", city: "Hamburg", postcode: "20457", country: "Germany", phone: "+49 40 5550188" },
          lines: [],
        },
      }),
      seller(hours(8), { on: "accept_amendment", amendmentNo: 1 }),
    ],
  },
  {
    name: "protection_extended",
    weight: 1,
    age: [days(6), days(12)],
    steps: (t) => [
      mostly,
      ship(hours(27), t.age, true),
      buyer(days(4), { on: "ask_protection", days: 14 }),
      seller(days(5), { on: "grant_protection", days: 14 }),
    ],
  },
];

/** Orders of one store that gets under suspicion: paid, complained about, on their way, received. */
export const suspected = (store: number): Life[] => [
  { name: "suspected_to_ship", weight: 1, store, age: [hours(30), hours(44)], steps: () => [mostly] },
  ...[hours(8), hours(9), hours(10)].map((at): Life => ({
    name: "suspected_complaint",
    weight: 1,
    store,
    age: [hours(30), hours(44)],
    steps: () => [
      mostly,
      buyer(at, { on: "request_cancellation", reason: "seller_unreachable", note: "No answer, and others write the same.", complaint: true }),
    ],
  })),
  { name: "suspected_shipped", weight: 1, store, age: [days(3), days(5)], steps: (t) => [mostly, ship(hours(27), t.age, true)] },
  { name: "suspected_disputed", weight: 1, store, age: [days(8), days(9)], steps: (t) => [...arrived(t.age), dispute(days(6), t.total, "fewer_or_empty")] },
  { name: "suspected_received", weight: 1, store, age: [days(10), days(15)], steps: (t) => received(t.age) },
  { name: "suspected_paid_out", weight: 1, store, age: [days(26), days(30)], steps: (t) => received(t.age) },
];
