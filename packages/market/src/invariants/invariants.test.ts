import { connectOwner, type Db } from "@souk/db";
import { hours } from "@souk/rulebook";
import { afterAll, describe, expect, test } from "vitest";
import { checkInvariants } from "./index.ts";
import { freshWorld, type TestWorld } from "../testing/index.ts";

/** Behind the walls: the owner of the database can break what the application cannot. */
let owner: Db | null = null;
const behindTheWalls = (): Db => (owner ??= connectOwner(undefined, { max: 4 }));
afterAll(() => owner?.end());

/** Runs a statement without triggers and foreign keys; `$1` is the world. */
async function plant(w: TestWorld, statement: string): Promise<void> {
  await behindTheWalls().begin(async (sql) => {
    await sql.unsafe("set local session_replication_role = replica");
    const { count } = await sql.unsafe(statement, [w.id]);
    if (count === 0) throw new Error(`nothing was broken by: ${statement}`);
  });
}

const brokenIn = async (w: TestWorld): Promise<string[]> => {
  const { checks } = await checkInvariants(w.db, w.id);
  return checks.filter((check) => check.violations.length > 0).map((check) => check.id);
};

test("a world of 200 orders in mixed states keeps every promise, and each check says where the law makes it", async () => {
  const w = await freshWorld("orders-200", { seed: "every promise" });
  const report = await checkInvariants(w.db, w.id);
  expect(report.checks.flatMap((check) => check.violations)).toEqual([]);
  expect(report.ok).toBe(true);
  expect(new Set(report.checks.map((check) => check.id)).size).toBe(report.checks.length);
  for (const { title, rule } of report.checks) expect(`${title}${rule}`).toMatch(/\S/);
});

/** An order number of the world that is in this state, as SQL. */
const someOrder = (where: string): string => `(select no from orders where world_id = $1 and ${where} order by no limit 1)`;
const settled = someOrder("state = 'closed' and exists (select from refund_legs l where l.world_id = $1 and l.order_no = orders.no and l.stage = 'credited')");

/** Each way to break a promise, and the checks that must name it. */
const breaks: readonly (readonly [what: string, statement: string, named: readonly string[]])[] = [
  [
    "an order brought more than its store was credited",
    "update orders set proceeds_pending = proceeds_pending + 1 where world_id = $1 and proceeds_pending > 0 and frozen = '{}'",
    ["pending_is_what_orders_brought", "state_is_the_fold"],
  ],
  [
    "money is paid out a day early",
    "update events set at = at - 86400000 where world_id = $1 and type = 'proceeds_released'",
    ["nobody_is_paid_under_a_claim", "deadlines_fire_once"],
  ],
  ["a card issuer holds another sum", "update chargebacks set amount = amount - 1 where world_id = $1 and ended_at is null", ["chargebacks_stand_open"]],
  [
    "a dispute is open where it cannot be",
    "update disputes set kind = 'pre_ship' where world_id = $1 and ended_at is null and kind = 'in_transit'",
    ["one_open_claim", "state_is_the_fold"],
  ],
  [
    "a second verdict comes unasked",
    "insert into verdicts (world_id, order_no, dispute_no, no, amount, with_return, lines, liability, text, at) select v.world_id, v.order_no, v.dispute_no, 2, v.amount, false, '{}', 'none', 'Again.', v.at from verdicts v join disputes d on d.world_id = $1 and d.order_no = v.order_no and d.no = v.dispute_no and d.appeal_at is null where v.world_id = $1",
    ["one_verdict_and_one_appeal"],
  ],
  [
    "a timer stands still for no reason",
    'update suspensions set "to" = "from" where world_id = $1 and "to" is null',
    ["stopped_by_something", "state_is_the_fold"],
  ],
  [
    "a frozen order is changed by its seller",
    "update events e set party = 'seller' from suspensions s where e.world_id = $1 and s.world_id = $1 and e.stream = 'order:' || s.order_no and s.cause = 'chargeback' and e.at > s.from and (s.to is null or e.at < s.to)",
    ["frozen_means_frozen", "chain_verifies"],
  ],
  [
    "an order does not follow its store",
    "insert into store_acts (world_id, store_id, no, kind, at, by_clock) select $1, store_id, 1, 'freeze', (select anchor_virtual from worlds where id = $1), false from orders where world_id = $1 and state = 'awaiting_shipment' limit 1",
    ["orders_follow_their_store"],
  ],
  [
    "a stranger's file lies in a dispute",
    "insert into evidence_files (world_id, id, order_no, case_no, side, place, person_id, name, type, bytes, key, at) select $1, 1, no, 1, 'buyer', 1, 1, 'photo.png', 'image/png', 10, 'x', 0 from orders where world_id = $1 and dispute_open limit 1",
    ["files_belong_to_a_case"],
  ],
  ["a store carries points nobody gave", "update stores set points = 7 where world_id = $1 and id = 1", ["standing_is_the_fold"]],
  ["a counter drifts", "update metrics set value = value + 1 where world_id = $1 and key = 'orders_paid'", ["metrics_are_the_logs"]],
  [
    "a dispute waits for ever",
    "update deadlines set state = 'disarmed' where world_id = $1 and kind in ('dispute_respond', 'dispute_mediate') and state in ('armed', 'suspended')",
    ["waits_have_an_end", "state_is_the_fold"],
  ],
  [
    "a cent is made up",
    "update entries set amount = amount + 1 where world_id = $1 and stream = 'order:1003' and k = 0 and n = (select min(n) from entries where world_id = $1 and stream = 'order:1003')",
    ["postings_sum_to_zero", "postings_are_the_laws"],
  ],
  [
    "another currency slips in",
    "update entries set currency = 'USD' where world_id = $1 and stream = (select stream from entries where world_id = $1 limit 1)",
    ["one_currency", "balances_equal_entries"],
  ],
  [
    "a wallet is overdrawn",
    "insert into entries (world_id, stream, n, k, account, amount, currency) values ($1, 'buyer:2', 1, 7, 'L:wallet:2', 900000, 'EUR'), ($1, 'buyer:2', 1, 8, 'A:bank', -900000, 'EUR')",
    ["nobody_is_in_debt"],
  ],
  ["a stored balance drifts", "update balances set amount = amount - 1 where world_id = $1 and account = 'L:wallet:2'", ["balances_equal_entries"]],
  [
    "more is refunded than was paid",
    `update refunds set amount = amount + 1000000 where world_id = $1 and order_no = ${settled}`,
    ["refunds_within_paid", "refund_is_its_legs", "state_is_the_fold"],
  ],
  [
    "a leg is larger than its refund",
    `update refund_legs set amount = amount + 1 where world_id = $1 and order_no = ${settled} and k = 0`,
    ["refund_is_its_legs", "refunds_within_tender"],
  ],
  ["a tender forgets", `update tenders set refunded = 0 where world_id = $1 and order_no = ${settled}`, ["refunds_within_tender", "state_is_the_fold"]],
  [
    "an order says it holds more",
    `update orders set escrow = escrow + 5 where world_id = $1 and no = ${someOrder("state = 'awaiting_shipment'")}`,
    ["order_money_equals_ledger", "money_fits_the_state", "state_is_the_fold"],
  ],
  [
    "an order ends twice",
    `insert into events (world_id, stream, n, at, rule, party, type, data, hash) select $1, 'order:' || no, version + 1, last_event_at, 'T24', 'clock', 'order_finished', '{"type": "order_finished"}', 'x' from orders where world_id = $1 and state = 'closed' and close_reason = 'unpaid_cancelled' limit 1`,
    ["finished_or_closed", "ends_are_final", "log_without_gaps", "chain_verifies"],
  ],
  [
    "a refund is credited twice",
    `insert into events (world_id, stream, n, at, rule, party, type, data, hash) select world_id, stream, (select max(n) + 1 from events x where x.world_id = $1 and x.stream = e.stream), at, rule, party, type, data, hash from events e where world_id = $1 and type = 'refund_credited' limit 1`,
    ["refund_settles_once", "log_without_gaps"],
  ],
  [
    "a leg claims to be on its way",
    `update refund_legs set stage = 'refunded', settled_at = null where world_id = $1 and order_no = ${settled}`,
    ["in_flight_equals_legs", "state_is_the_fold", "waits_have_an_end"],
  ],
  [
    "a leg claims it was never sent",
    `update refund_legs set stage = 'expected', settled_at = null where world_id = $1 and order_no = ${settled}`,
    ["owed_equals_unsent_legs"],
  ],
  [
    "money arrives before its range",
    `update refund_legs set settled_at = arrives_from - 1 where world_id = $1 and order_no = ${settled} and rail <> 'wallet'`,
    ["refund_stages_in_order", "state_is_the_fold"],
  ],
  [
    "the platform keeps too much",
    "update events set data = jsonb_set(data, '{commission}', '1') where world_id = $1 and type = 'order_finished'",
    ["finish_splits_the_gross", "chain_verifies"],
  ],
  [
    "a line costs another price than the total says",
    "update order_lines set total = total + 1, unit_price = unit_price + 1 where world_id = $1 and order_no = 1005 and quantity = 1",
    ["total_is_its_lines", "state_is_the_fold"],
  ],
  [
    "a paid order was not paid in full",
    `update tenders set amount = amount - 1 where world_id = $1 and order_no = ${someOrder("state = 'awaiting_shipment'")} and k = 0`,
    ["paid_is_the_total", "state_is_the_fold"],
  ],
  [
    "a closed order comes back to life",
    `update orders set state = 'awaiting_shipment', close_reason = null, closed_at = null where world_id = $1 and no = ${settled}`,
    ["ends_are_final", "waits_have_an_end", "state_is_the_fold"],
  ],
  ["an event is lost", "delete from events where world_id = $1 and stream = 'order:1009' and n = 1", ["log_without_gaps"]],
  [
    "an event is rewritten",
    "update events set data = jsonb_set(data, '{note}', '\"never said\"') where world_id = $1 and type = 'cancellation_requested'",
    ["chain_verifies", "state_is_the_fold"],
  ],
  ["a stranger acts", "update events set person_id = 1 where world_id = $1 and type = 'cancellation_requested'", ["who_and_why", "chain_verifies"]],
  ["nobody knows why", "update events set rule = '' where world_id = $1 and type = 'order_shipped'", ["who_and_why"]],
  [
    "an order is bought by a seller",
    `update orders set buyer_id = (select id from people where world_id = $1 and role = 'seller' limit 1) where world_id = $1 and no = ${someOrder("state = 'awaiting_payment'")}`,
    ["belongs_to_people", "state_is_the_fold"],
  ],
  [
    "a store sells another's article",
    `update orders set store_id = store_id % 8 + 1 where world_id = $1 and no = ${someOrder("state = 'awaiting_payment'")}`,
    ["belongs_to_people"],
  ],
  [
    "a request stays open in a shipped order",
    `update cancel_requests set state = 'open', ended_at = null where world_id = $1 and order_no = (select order_no from cancel_requests where world_id = $1 and state = 'overtaken' limit 1)`,
    ["one_open_request", "request_inside_its_window", "lists_tell_the_truth"],
  ],
  [
    "an open request loses its clock",
    "update deadlines set state = 'disarmed' where world_id = $1 and kind = 'cancel_respond' and state = 'armed'",
    ["request_inside_its_window", "lists_tell_the_truth", "state_is_the_fold"],
  ],
  ["an order waits for ever", "update deadlines set state = 'disarmed' where world_id = $1 and kind = 'ship_by' and state = 'armed'", ["waits_have_an_end"]],
  [
    "a deadline is forgotten",
    "update deadlines set due = (select anchor_virtual - 1 from worlds where id = $1) where world_id = $1 and kind = 'pay_by' and state = 'armed'",
    ["nothing_overdue"],
  ],
  [
    "silence counts too early",
    "update events set at = at - 1 where world_id = $1 and type = 'cancellation_auto_approved'",
    ["silence_counts_to_the_millisecond", "deadlines_fire_once"],
  ],
  [
    "a deadline fires twice",
    "insert into events (world_id, stream, n, at, rule, party, fired, type, data, hash) select world_id, stream, (select max(n) + 1 from events x where x.world_id = $1 and x.stream = e.stream), at, rule, party, fired, 'visibility_changed', data, hash from events e where world_id = $1 and fired is not null limit 1",
    ["deadlines_fire_once"],
  ],
  [
    "a finished order still ticks",
    `update deadlines set state = 'armed', fired_at = null where world_id = $1 and order_no = ${someOrder("state = 'closed' and close_reason = 'unpaid_expired'")}`,
    ["ended_orders_have_no_clock", "deadlines_fire_once"],
  ],
  ["a moved deadline stays behind", "update deadlines set state = 'armed' where world_id = $1 and state = 'superseded'", ["one_live_deadline_of_a_kind"]],
  ["a unit is reserved by nobody", "update variants set reserved = reserved + 1 where world_id = $1 and id = 1", ["stock_is_reserved_once"]],
  ["a used coupon becomes free", "update coupon_grants set state = 'available' where world_id = $1 and state = 'used'", ["coupon_used_once"]],
  [
    "a coupon is locked by nobody",
    "update coupon_grants set state = 'locked', checkout_no = 1001, shared_by = 1 where world_id = $1 and id = 1",
    ["coupon_used_once"],
  ],
  ["a list lies", "update orders set request_open = not request_open where world_id = $1 and state = 'awaiting_shipment'", ["lists_tell_the_truth"]],
  ["something happens tomorrow", "update worlds set anchor_virtual = anchor_virtual - 86400000 where id = $1", ["clock_never_runs_back"]],
  ["a seal is missing", "insert into seals (world_id, no, stream, n) values ($1, 2, 'world', 1)", ["seals_without_gaps"]],
  [
    "a mail is sent that nobody wrote",
    "insert into notices (world_id, stream, n, k, at, role, template, params, outbox) values ($1, 'order:1001', 1, 9, 0, 'buyer', 'order_paid', '{}', 0)",
    ["everyone_was_told_once"],
  ],
  ["somebody was not told", "delete from notices where world_id = $1 and template = 'order_closed'", ["everyone_was_told_once"]],
  ["another order's head is shown", "update orders set head = 'ffff' where world_id = $1 and no = 1001", ["chain_verifies"]],
];

describe("the checker names what is broken when", () => {
  test.each(breaks)("%s", async (_, statement, named) => {
    const w = await freshWorld("orders-n", { seed: "to be broken", orders: 60, broken: true });
    await plant(w, statement);
    expect(await brokenIn(w)).toEqual(expect.arrayContaining([...named]));
  });

  test("every promise is broken by at least one of these", async () => {
    const w = await freshWorld("empty");
    const { checks } = await checkInvariants(w.db, w.id);
    const named = new Set(breaks.flatMap(([, , ids]) => ids));
    expect(checks.map((check) => check.id).filter((id) => !named.has(id))).toEqual([]);
  });
});

test("a clock that ran ahead of its workers is overdue until somebody settles it", async () => {
  const w = await freshWorld("one-paid-order", { broken: true });
  await w.jump(hours(24 * 30));
  expect(await brokenIn(w)).toEqual(["nothing_overdue"]);
  await w.advance(0);
  expect(await brokenIn(w)).toEqual([]);
});
