import { expect, test, type World } from "@souk/playwright";

test("what the time machine announces is what happens", async ({ world, adminPage }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await world.placeOrder("Desk lamp", { buyer: "priya" });

  await adminPage.goto("/");
  const bar = adminPage.getByRole("region", { name: "World clock" });
  await bar.getByRole("button", { name: "Advance time" }).click();
  const machine = adminPage.getByRole("dialog", { name: "Advance time" });
  await machine.getByRole("radio", { name: "+72 h" }).check();
  const preview = machine.getByRole("region", { name: "What will happen" }).first();
  await expect(preview).toContainText("Seller's answer · 1");
  await expect(preview).toContainText(`Order ${order.no}`);
  await expect(preview).toContainText("If the seller has not answered by then, the order is cancelled and refunded in full.");
  const { total } = await world.control.clock.preview.query({ world: world.slug, by: "PT72H" });

  await machine.getByRole("button", { name: "Advance", exact: true }).click();
  const happened = adminPage.getByRole("dialog", { name: "Time has moved" });
  await expect(happened).toContainText(`${total} ${total === 1 ? "deadline" : "deadlines"} fired`);
  await happened.getByRole("button", { name: "Close" }).last().click();
  await expect(order).toHaveState("closed", "cancel_auto");
});

test("every window in a portal moves with the clock", async ({ world, buyerPage, sellerPage }) => {
  await buyerPage.goto("/orders");
  await sellerPage.goto("/");
  const clocks = [buyerPage, sellerPage].map((page) => page.getByRole("region", { name: "World clock" }).getByLabel("World time"));
  for (const clock of clocks) await expect(clock).toContainText("2 Mar 2026");
  await world.clock.advance({ by: "10d" });
  for (const clock of clocks) await expect(clock).toContainText("12 Mar 2026");
});

/** How often each type of event has happened to the orders and the stores of the world so far. */
async function tally(world: World, orders: readonly number[]): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const { stores } = await world.admin.admin.stores.list.query({ limit: 100 });
  const ofOrders = await Promise.all(orders.map((no) => world.control.events.since.query({ world: world.slug, stream: `order:${no}`, limit: 100 })));
  const ofStores = await Promise.all(stores.map(({ storeId }) => world.admin.admin.stores.get.query({ storeId })));
  const events = [...ofOrders.flatMap((stream) => stream.events), ...ofStores.flatMap(({ history }) => history)];
  for (const { type } of events) sums.set(type, (sums.get(type) ?? 0) + 1);
  return sums;
}

/** The orders of the scenario: numbers count from 1001. */
const orders = Array.from({ length: 200 }, (_, n) => 1_001 + n);

for (const by of ["PT1H", "PT72H", "P40D"])
  test.describe(`a market of 200 orders, ${by} ahead`, () => {
    test.use({ scenario: "orders-200" });

    test("the preview counts exactly what then happens, to the last event", async ({ world }) => {
      const before = await tally(world, orders);
      const preview = await world.control.clock.preview.query({ world: world.slug, by });
      const { fired } = await world.clock.advance({ by });
      expect(fired).toBe(preview.total);
      const after = await tally(world, orders);
      const grown = Object.fromEntries([...after].map(([type, n]) => [type, n - (before.get(type) ?? 0)] as const).filter(([, n]) => n > 0));
      expect(grown).toEqual(preview.events);
    });
  });
