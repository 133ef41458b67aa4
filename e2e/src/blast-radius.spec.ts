import { expect, test, type OrderHandle, type World } from "@souk/playwright";
import { confirmAct, euros, openAct, touchedBy } from "./back-office.ts";
import { statusOf } from "./steps.ts";

const states = {
  "Payment verifying": "payment_verifying",
  "Awaiting shipment": "awaiting_shipment",
  "Awaiting delivery": "awaiting_delivery",
  Finished: "finished",
} as const;
const buckets = ["pending", "available", "withheld", "receivable"] as const;
const bucketNames = { pending: "Pending", available: "Available", withheld: "Withheld", receivable: "Owed by it" } as const;

/** A store with one order in each state of an order's life that an act can touch. */
async function busyStore(world: World): Promise<OrderHandle[]> {
  const finished = await world.paidOrder("Desk lamp");
  const shipped = await world.paidOrder("Storm lantern");
  for (const { no } of [finished, shipped]) await world.seller.seller.orders.ship.mutate({ orderNo: no, carrier: "Northpost", tracking: `NP00000${no}NL` });
  await world.admin.admin.orders.reportDelivered.mutate({ orderNo: finished.no });
  await world.buyer.buyer.orders.confirmReceipt.mutate({ orderNo: finished.no });
  const asked = await world.paidOrder("Linen cushion");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: asked.no, reason: "changed_mind" });
  const waiting = await world.paidOrder("Desk lamp", { buyer: "leon" });
  const verifying = await world.paidOrder("Fringed wool blanket", { buyer: "leon", verified: false });
  const unpaid = await world.placeOrder("Storm lantern", { buyer: "leon" });
  return [finished, shipped, asked, waiting, verifying, unpaid];
}

/** The timers, refunds and events of some orders as they stand. */
async function factsOf(orders: readonly OrderHandle[]) {
  const stories = await Promise.all(orders.map((order) => order.story()));
  const timers = (state: string) =>
    new Set(
      stories.flatMap(({ order, deadlines }) =>
        deadlines.filter((row) => row.state === state).map((row) => `${order.orderNo} ${row.kind} ${row.subject} ${row.generation}`),
      ),
    );
  return {
    states: stories.map(({ order }) => order.state),
    frozen: stories.filter(({ order }) => order.frozen.length > 0).length,
    refunded: stories.flatMap(({ order }) => order.payment.refunds).reduce((sum, refund) => sum + refund.amount.amount, 0),
    timers: { armed: timers("armed"), suspended: timers("suspended"), disarmed: timers("disarmed") },
  };
}

const moneyOf = async (world: World) => (await world.admin.admin.stores.get.query({ storeId: 1 })).money;
const gained = (after: ReadonlySet<string>, before: ReadonlySet<string>): string[] => [...after].filter((each) => !before.has(each));

test("what the dialog of a freeze, a release and a block announces is what then happens, to the cent and to the timer", async ({ world, adminPage }) => {
  const orders = await busyStore(world);
  await adminPage.goto("/stores/1");

  await test.step("freeze", async () => {
    const [before, had] = [await factsOf(orders), await moneyOf(world)];
    const dialog = await openAct(adminPage, "Freeze store");
    const announced = await touchedBy(dialog);
    await expect(adminPage).toHaveNoAxeViolations();
    await confirmAct(dialog, "Freeze store", "To see what it touches.");
    await expect(statusOf(adminPage)).toContainText("Frozen since");
    await expect(adminPage.getByText(/orders concerned have followed/)).toBeVisible();

    const [after, has] = [await factsOf(orders), await moneyOf(world)];
    const paused = gained(after.timers.suspended, before.timers.suspended);
    expect(announced.headline).toBe(
      `${after.frozen} orders, ${euros(has.withheld.amount - had.withheld.amount)} held back, ${paused.length} timers will pause`,
    );
    expect(announced.rows["will be frozen"]).toBe(String(after.frozen));
    for (const [name, state] of Object.entries(states)) expect(announced.rows[name], name).toBe(String(before.states.filter((each) => each === state).length));
    for (const bucket of buckets) expect(announced.buckets[bucketNames[bucket]], bucket).toEqual([euros(had[bucket].amount), euros(has[bucket].amount)]);
  });

  await test.step("release", async () => {
    const [before, had] = [await factsOf(orders), await moneyOf(world)];
    const dialog = await openAct(adminPage, "Release store");
    const announced = await touchedBy(dialog);
    await confirmAct(dialog, "Release store", "It was only to see.");
    await expect(statusOf(adminPage)).toContainText("Selling since");
    await expect(adminPage.getByText(/orders concerned have followed/)).toBeVisible();

    const [after, has] = [await factsOf(orders), await moneyOf(world)];
    expect(after.frozen).toBe(0);
    expect(announced.rows["will go on"]).toBe(String(before.frozen));
    expect(announced.headline).toContain(`${gained(before.timers.suspended, after.timers.suspended).length} timers go on`);
    for (const bucket of buckets) expect(announced.buckets[bucketNames[bucket]], bucket).toEqual([euros(had[bucket].amount), euros(has[bucket].amount)]);
  });

  await test.step("block", async () => {
    await confirmAct(await openAct(adminPage, "Freeze store"), "Freeze store", "Now in earnest.");
    await expect(statusOf(adminPage)).toContainText("Frozen since");
    await expect(adminPage.getByText(/orders concerned have followed/)).toBeVisible();
    const [before, had] = [await factsOf(orders), await moneyOf(world)];
    const dialog = await openAct(adminPage, "Block store");
    const announced = await touchedBy(dialog);
    await dialog.getByRole("textbox", { name: /^Type / }).fill("Lumen & Loom");
    await confirmAct(dialog, "Block store", "It was a fraud.");
    await expect(statusOf(adminPage)).toContainText("Blocked since");
    await expect(adminPage.getByText(/orders concerned have followed/)).toBeVisible();

    const [after, has] = [await factsOf(orders), await moneyOf(world)];
    const closed = after.states.filter((state) => state === "closed").length - before.states.filter((state) => state === "closed").length;
    const refunded = after.refunded - before.refunded;
    expect(announced.rows["will be annulled"]).toBe(String(closed));
    expect(announced.rows["will lose their payout"]).toBe("1");
    expect(announced.rows["Refunded to buyers"]).toBe(euros(refunded));
    const ended = gained(after.timers.disarmed, before.timers.disarmed).length;
    expect(announced.headline).toBe(`${closed + 1} orders, ${euros(refunded)} refunded, ${ended} timers end`);
    for (const bucket of buckets) expect(announced.buckets[bucketNames[bucket]], bucket).toEqual([euros(had[bucket].amount), euros(has[bucket].amount)]);
  });
  await expect(world).toHaveLedgerBalanced();
});
