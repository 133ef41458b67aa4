import { inWorld, type WorldTx } from "@souk/db";
import { expect, test } from "vitest";
import { freshWorld } from "./testing/index.ts";

interface Wrong {
  readonly what: string;
  readonly constraint: string;
  /** Breaks the world's first order, 1001, which is paid and awaits shipment. */
  readonly write: (tx: WorldTx) => Promise<unknown>;
}

const request =
  (no: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into cancel_requests (world_id, order_no, no, early, state, reason, note, complaint, asked_at)
  values (${worldId}, 1001, ${no}, false, 'open', 'changed_mind', '', false, 1)`;

const refund =
  (no: number, eventN: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into refunds (world_id, order_no, no, event_n, cause, amount, created_at) values (${worldId}, 1001, ${no}, ${eventN}, 'cancel_approved', 100, 1)`;

const posting =
  (lines: string, n = 2) =>
  ({ sql, worldId }: WorldTx) =>
    sql.unsafe(
      `insert into entries (world_id, stream, n, k, account, amount, currency) select $1, 'order:1001', $2, k, account, amount, 'EUR' from (values ${lines}) v (k, account, amount)`,
      [worldId, n],
    );

const dispute =
  (no: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into disputes (world_id, order_no, no, kind, state, received, reason, opened_at)
  values (${worldId}, 1001, ${no}, 'pre_ship', 'negotiating', false, 'seller_refused_cancel', 1)`;

const proposal =
  (no: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into proposals (world_id, order_no, dispute_no, no, by, amount, with_return, lines, text, at, state)
  values (${worldId}, 1001, 1, ${no}, 'seller', 100, false, '{}', '', 1, 'live')`;

const verdict =
  (no: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into verdicts (world_id, order_no, dispute_no, no, amount, with_return, lines, liability, text, at) values (${worldId}, 1001, 1, ${no}, 100, false, '{}', 'none', '', 1)`;

const chargeback =
  (no: number, amount: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into chargebacks (world_id, order_no, no, state, amount, noticed, reason, opened_at) values (${worldId}, 1001, ${no}, 'open', ${amount}, 100, '', 1)`;

const storeDeadline =
  (generation: number) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into store_deadlines (world_id, store_id, kind, generation, k, priority, state, due) values (${worldId}, 1, 'freeze_evidence', ${generation}, 0, 0, 'armed', 1)`;

const file =
  (id: number, place: number, bytes = 10) =>
  ({ sql, worldId }: WorldTx) =>
    sql`
  insert into evidence_files (world_id, id, order_no, case_no, side, place, name, type, bytes, key, at)
  values (${worldId}, ${id}, 1001, 1, 'buyer', ${place}, 'a', 'image/png', ${bytes}, 'k', 1)`;

const wrongs: readonly Wrong[] = [
  { what: "a second open dispute", constraint: "one_open_dispute_per_order", write: async (tx) => [await dispute(1)(tx), await dispute(2)(tx)] },
  {
    what: "a dispute that ended without saying when",
    constraint: "an_ended_dispute_says_when",
    write: async (tx) => [await dispute(1)(tx), await tx.sql`update disputes set state = 'withdrawn'`],
  },
  {
    what: "two live proposals of one side",
    constraint: "one_live_proposal_per_side",
    write: async (tx) => [await dispute(1)(tx), await proposal(1)(tx), await proposal(2)(tx)],
  },
  { what: "a third verdict", constraint: "one_verdict_and_one_after_an_appeal", write: async (tx) => [await dispute(1)(tx), await verdict(3)(tx)] },
  {
    what: "a second open chargeback",
    constraint: "one_open_chargeback_per_order",
    write: async (tx) => [await chargeback(1, 10)(tx), await chargeback(2, 10)(tx)],
  },
  { what: "a chargeback above its notice", constraint: "a_chargeback_takes_at_most_what_was_noticed", write: chargeback(1, 101) },
  {
    what: "two timers of a kind running in a store",
    constraint: "one_running_deadline_of_a_store_per_kind",
    write: async (tx) => [await storeDeadline(1)(tx), await storeDeadline(2)(tx)],
  },
  {
    what: "a store's deadline fired early",
    constraint: "a_store_deadline_never_fires_early",
    write: async (tx) => [await storeDeadline(1)(tx), await tx.sql`update store_deadlines set state = 'fired', fired_at = due - 1`],
  },
  { what: "a frozen store nobody investigates", constraint: "a_frozen_store_is_investigated", write: ({ sql }) => sql`update stores set state = 'frozen'` },
  { what: "a sixth file of a side", constraint: "at_most_five_files_per_side", write: file(1, 6) },
  { what: "two files in one place", constraint: "one_file_per_place_in_a_dispute", write: async (tx) => [await file(1, 1)(tx), await file(2, 1)(tx)] },
  { what: "a file of more than five megabytes", constraint: "a_file_has_at_most_5_megabytes", write: file(1, 1, 5 * 1_024 * 1_024 + 1) },
  { what: "proceeds without a net", constraint: "proceeds_are_whole", write: ({ sql }) => sql`update orders set proceeds_gross = 1` },
  { what: "a second open request", constraint: "one_open_request_per_order", write: async (tx) => [await request(1)(tx), await request(2)(tx)] },
  {
    what: "a request that ended without saying when",
    constraint: "an_ended_request_says_when",
    write: async (tx) => [await request(1)(tx), await tx.sql`update cancel_requests set state = 'rejected'`],
  },
  { what: "two refunds for one event", constraint: "one_refund_per_causing_event", write: async (tx) => [await refund(1, 3)(tx), await refund(2, 3)(tx)] },
  { what: "a posting that does not sum to zero", constraint: "a_posting_sums_to_zero", write: posting("(90, 'A:bank', 100), (91, 'L:suspense', -99)") },
  { what: "a posting without an event", constraint: "a_posting_belongs_to_an_event", write: posting("(90, 'A:bank', 100), (91, 'L:suspense', -100)", 999) },
  { what: "an account without a class", constraint: "an_account_has_a_class", write: posting("(90, 'bank', 100), (91, 'L:suspense', -100)") },
  {
    what: "an overdrawn wallet",
    constraint: "nobody_owes_the_platform_by_accident",
    write: ({ sql, worldId }) => sql`insert into balances (world_id, account, currency, amount) values (${worldId}, 'L:wallet:999', 'EUR', 1)`,
  },
  {
    what: "a deadline fired early",
    constraint: "never_fires_early",
    write: ({ sql }) => sql`update deadlines set state = 'fired', fired_at = due - 1 where state = 'armed'`,
  },
  {
    what: "a deadline fired without an instant",
    constraint: "never_fires_early",
    write: ({ sql }) => sql`update deadlines set state = 'fired' where state = 'armed'`,
  },
  {
    what: "the same deadline twice",
    constraint: "deadlines_pkey",
    write: ({ sql }) =>
      sql`insert into deadlines (world_id, order_no, kind, subject, generation, k, priority, state, due) select world_id, order_no, kind, subject, generation, 9, priority, state, due from deadlines`,
  },
  { what: "more reserved than there is", constraint: "stock_never_goes_below_zero", write: ({ sql }) => sql`update variants set reserved = on_hand + 1` },
  { what: "an order closed without a reason", constraint: "a_closed_order_says_why", write: ({ sql }) => sql`update orders set state = 'closed'` },
  {
    what: "money held by an ended order",
    constraint: "an_ended_order_holds_no_money",
    write: ({ sql }) => sql`update orders set state = 'finished', escrow = 1`,
  },
  { what: "a total that is not its parts", constraint: "a_total_is_its_parts", write: ({ sql }) => sql`update orders set total = total + 1` },
  { what: "more given back than was paid", constraint: "no_more_back_than_was_paid", write: ({ sql }) => sql`update tenders set refunded = amount + 1` },
  {
    what: "a grant in use without a checkout",
    constraint: "a_locked_grant_names_its_checkout",
    write: ({ sql }) => sql`update coupon_grants set state = 'locked', checkout_no = null`,
  },
  {
    what: "a deadline of an order that does not exist",
    constraint: "a_deadline_belongs_to_an_order",
    write: ({ sql }) =>
      sql`insert into deadlines (world_id, order_no, kind, subject, generation, k, priority, state, due) select world_id, 999, kind, subject, generation, k, priority, state, due from deadlines where state = 'armed'`,
  },
  {
    what: "a line of an order that does not exist",
    constraint: "a_line_belongs_to_an_order",
    write: ({ sql }) => sql`insert into order_lines select (jsonb_populate_record(l, '{"order_no": 999}')).* from order_lines l`,
  },
  {
    what: "a means of payment for an order that does not exist",
    constraint: "a_tender_belongs_to_an_order",
    write: ({ sql }) => sql`insert into tenders select (jsonb_populate_record(t, '{"order_no": 999}')).* from tenders t`,
  },
  { what: "an order of a store that does not exist", constraint: "an_order_belongs_to_a_store", write: ({ sql }) => sql`update orders set store_id = 999` },
  {
    what: "an amount beyond what a number can hold",
    constraint: "an_amount_is_a_safe_integer",
    write: ({ sql }) => sql`update stores set shipping_fee = 9007199254740992`,
  },
];

test.for(wrongs)("the database refuses $what", async ({ constraint, write }) => {
  const w = await freshWorld("one-paid-order");
  await expect(inWorld(w.db, w.id, write)).rejects.toMatchObject({ constraint_name: constraint });
});

test("whatever belongs to an order is looked up there", async () => {
  const w = await freshWorld("one-paid-order");
  const guarded = await inWorld(
    w.db,
    w.id,
    ({ sql }) => sql<{ name: string }[]>`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'belongs_to_an_order' order by 1`,
  );
  const keyed = await inWorld(
    w.db,
    w.id,
    ({ sql }) => sql<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'order_no' and table_name not in
        ('refund_legs', 'scans', 'counter_offers', 'proposals', 'verdicts', 'dispute_evidence', 'followers') order by 1`,
  );
  expect(guarded.map(({ name }) => name)).toEqual(keyed.map(({ name }) => name));
});
