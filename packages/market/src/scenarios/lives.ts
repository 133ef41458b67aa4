import { days, hours, minutes } from "@souk/rulebook";
import { claims } from "./claims.ts";
import { ask, buyer, carrier, mostly, paid, seller, ship, type Life } from "./life.ts";

/** One way each that an order goes without anybody claiming anything. */
const plain: readonly Life[] = [
  { name: "unpaid", weight: 6, age: [hours(1), days(3)], steps: () => [] },
  { name: "unpaid_declined", weight: 2, age: [hours(1), days(1)], instrument: "declines", steps: () => [paid(minutes(6), 0)] },
  { name: "unpaid_cancelled", weight: 4, age: [days(2), days(20)], steps: () => [buyer(minutes(30), { on: "cancel_unpaid", reason: "not_needed", note: "" })] },
  { name: "unpaid_expired", weight: 3, age: [days(21), days(30)], steps: () => [] },
  { name: "verifying", weight: 6, age: [minutes(20), minutes(100)], steps: (t) => [paid(minutes(5), t.between("verified", hours(6), hours(20)))] },
  { name: "early_asked", weight: 1, age: [minutes(30), minutes(50)], steps: () => [paid(minutes(3), hours(18)), ask(minutes(4), "ordered_by_mistake")] },
  {
    name: "early_approved",
    weight: 2,
    age: [days(5), days(15)],
    steps: () => [paid(minutes(3), hours(9)), ask(minutes(4), "ordered_by_mistake", "Pressed twice, sorry."), seller(hours(2), { on: "approve_cancellation" })],
  },
  { name: "early_lapsed", weight: 1, age: [hours(20), hours(40)], steps: () => [paid(minutes(3), hours(3)), ask(minutes(4), "found_cheaper")] },
  { name: "verification_failed", weight: 1, age: [days(2), days(9)], instrument: "verification_fails", steps: () => [paid(minutes(8), hours(5), "fail")] },
  { name: "to_ship", weight: 12, age: [hours(24), hours(44)], coupons: true, steps: (t) => [paid(minutes(10), t.between("verified", hours(1), hours(8)))] },
  { name: "to_ship_wallet", weight: 3, age: [hours(24), hours(44)], wallet: true, steps: () => [paid(minutes(10), hours(2), "pass", true)] },
  {
    name: "asked",
    weight: 6,
    age: [hours(26), hours(44)],
    steps: (t) => [mostly, ask(t.age - t.between("asked", hours(1), hours(18)), "found_cheaper", "The same one is cheaper elsewhere.")],
  },
  {
    name: "asked_nearly_due",
    weight: 3,
    age: [hours(76), hours(82)],
    processing: "long",
    steps: (t) => [mostly, ask(t.age - t.between("asked", hours(66), hours(71)), "changed_mind")],
  },
  {
    name: "asked_and_offered",
    weight: 2,
    age: [hours(30), hours(44)],
    steps: (t) => [mostly, ask(t.age - hours(20), "found_cheaper"), seller(t.age - hours(6), { on: "make_counter_offer", amount: 300 })],
  },
  {
    name: "offer_accepted",
    weight: 2,
    age: [hours(34), hours(44)],
    steps: (t) => [
      mostly,
      ask(t.age - hours(24), "found_cheaper"),
      seller(t.age - hours(12), { on: "make_counter_offer", amount: 300 }),
      buyer(t.age - hours(8), { on: "accept_counter_offer", offerNo: 1 }),
    ],
  },
  {
    name: "rejected",
    weight: 3,
    age: [hours(28), hours(44)],
    steps: (t) => [
      mostly,
      ask(t.age - hours(18)),
      seller(t.age - hours(3), { on: "reject_cancellation", reason: "already_packed", note: "It is on the trolley." }),
    ],
  },
  {
    name: "withdrawn",
    weight: 2,
    age: [hours(28), hours(44)],
    steps: (t) => [mostly, ask(t.age - hours(18)), buyer(t.age - hours(10), { on: "withdraw_cancellation" })],
  },
  {
    name: "refund_expected",
    weight: 2,
    age: [hours(26), hours(44)],
    coupons: true,
    steps: (t) => [mostly, ask(t.age - hours(12), "ordered_by_mistake"), seller(t.age - hours(6), { on: "approve_cancellation" })],
  },
  {
    name: "refund_processing",
    weight: 2,
    age: [hours(50), hours(60)],
    steps: (t) => [mostly, ask(t.age - hours(40), "found_cheaper"), seller(t.age - hours(36), { on: "approve_cancellation" })],
  },
  {
    name: "refund_on_its_way",
    weight: 2,
    age: [hours(84), hours(90)],
    steps: (t) => [mostly, ask(t.age - hours(70), "wrong_item"), seller(t.age - hours(66), { on: "approve_cancellation" })],
  },
  {
    name: "approved",
    weight: 6,
    age: [days(19), days(30)],
    coupons: true,
    steps: (t) => [
      mostly,
      ask(hours(8), "wrong_item", "Picked the wrong colour."),
      seller(hours(8) + t.between("answer", minutes(20), hours(16)), { on: "approve_cancellation" }),
    ],
  },
  { name: "approved_by_rule", weight: 1, age: [days(2), days(6)], article: "Dotted notebook", steps: () => [mostly, ask(hours(8), "ordered_by_mistake")] },
  {
    name: "silent",
    weight: 5,
    age: [hours(90), days(25)],
    processing: "long",
    steps: () => [mostly, ask(hours(6), "seller_unreachable", "No answer to two messages.")],
  },
  { name: "not_shipped", weight: 3, age: [days(9), days(20)], steps: () => [mostly] },
  { name: "extension_asked", weight: 2, age: [hours(30), hours(44)], steps: (t) => [mostly, seller(t.age - hours(4), { on: "ask_extension", days: 3 })] },
  {
    name: "extension_granted",
    weight: 2,
    age: [hours(30), hours(60)],
    steps: () => [mostly, seller(hours(20), { on: "ask_extension", days: 4 }), buyer(hours(26), { on: "grant_extension", days: 4 })],
  },
  { name: "shipped", weight: 8, age: [days(2), days(6)], coupons: true, steps: (t) => [mostly, ship(t.between("ship", hours(20), hours(40)), t.age)] },
  { name: "overtaken", weight: 2, age: [days(3), days(6)], steps: (t) => [mostly, ask(hours(12)), ship(hours(30), t.age)] },
  {
    name: "delivered",
    weight: 6,
    age: [days(6), days(9)],
    steps: (t) => [mostly, ship(hours(28), t.age, true), carrier(t.between("deliver", days(3), days(5)))],
  },
  {
    name: "received",
    weight: 8,
    age: [days(10), days(35)],
    coupons: true,
    steps: (t) => [
      mostly,
      ship(hours(25), t.age, true),
      carrier(t.between("deliver", days(3), days(5))),
      buyer(t.between("confirm", days(6), days(9)), { on: "confirm_receipt" }),
    ],
  },
  { name: "auto_confirmed", weight: 4, age: [days(16), days(35)], steps: (t) => [mostly, ship(hours(25), t.age, true), carrier(days(5))] },
  {
    name: "bounced",
    weight: 1,
    age: [days(28), days(34)],
    instrument: "bounces",
    steps: () => [mostly, ask(hours(9)), seller(hours(12), { on: "approve_cancellation" })],
  },
  {
    name: "lost",
    weight: 1,
    age: [days(28), days(34)],
    instrument: "lost",
    steps: () => [mostly, ask(hours(9)), seller(hours(12), { on: "approve_cancellation" })],
  },
  {
    name: "trashed",
    weight: 1,
    age: [days(12), days(25)],
    steps: (t) => [buyer(hours(2), { on: "cancel_unpaid", reason: "change_order", note: "" }), buyer(t.age - days(2), { on: "trash" })],
  },
  {
    name: "purged",
    weight: 1,
    age: [days(12), days(25)],
    steps: (t) => [
      buyer(hours(2), { on: "cancel_unpaid", reason: "failed_to_pay", note: "" }),
      buyer(t.age - days(3), { on: "trash" }),
      buyer(t.age - days(1), { on: "purge", understood: true }),
    ],
  },
];

export const lives: readonly Life[] = [...plain, ...claims];

/** The two lives that benches count on: `waiting` fires exactly four deadlines in the thirty days after the start. */
export const waiting: Life = {
  name: "waiting",
  weight: 1,
  age: [hours(26), hours(44)],
  processing: "long",
  steps: (t) => [mostly, ask(t.age - t.between("asked", minutes(30), hours(18)))],
};
export const oneShipped: Life = {
  name: "one_shipped",
  weight: 1,
  article: "Desk lamp",
  buyer: "mira",
  age: [hours(30), hours(30)],
  steps: (t) => [paid(minutes(5), hours(1)), ship(hours(28), t.age, true)],
};
export const onePaid: Life = {
  name: "one_paid",
  weight: 1,
  article: "Desk lamp",
  buyer: "mira",
  age: [hours(6), hours(6)],
  steps: () => [paid(minutes(5), hours(1))],
};

export const lifeNamed = (name: string): Life => {
  const life = [...lives, waiting, onePaid, oneShipped].find((l) => l.name === name);
  if (!life) throw new Error(`no life is called ${name}`);
  return life;
};
