import { expect, test } from "@souk/playwright";

test("a seller whose own fault cancels orders finds the figure over its limit, what points brought, and falls in search and rating", async ({
  world,
  sellerPage,
}) => {
  const shown = async () => {
    const { items } = await world.buyer.buyer.catalogue.search.query({ limit: 60 });
    const place = items.findIndex(({ title }) => title === "Desk lamp");
    return { place, rating: items[place]?.store.rating ?? 0 };
  };
  const before = await shown();
  for (let n = 0; n < 10; n += 1) await world.pay(await world.placeOrder("Desk lamp"));
  // all of them are verified, and none is shipped in time
  await world.clock.advance({ by: "6d" });
  await world.admin.admin.stores.givePoints.mutate({ storeId: 1, points: 6, reason: "Ten orders were not shipped." });
  await expect.poll(async () => (await world.seller.seller.health.get.query()).rows.find(({ key, hit }) => key === "seller_fault" && hit)?.value).toBe(1);

  await sellerPage.goto("/health");
  const fault = sellerPage.getByRole("table", { name: "What is watched" }).getByRole("row", { name: /^Cancelled by your fault/ });
  await expect(fault).toContainText("100%");
  await expect(fault).toContainText("Over the limit");
  await expect(sellerPage.getByText("It counts from 10 paid orders on and is 100% now.")).toBeVisible();
  await expect(sellerPage.getByRole("list", { name: "What points bring" }).getByRole("listitem").filter({ hasText: "Reached" })).toHaveCount(2);
  await expect(sellerPage.getByRole("list", { name: "In force" })).toContainText("Ten orders were not shipped.");
  await expect(sellerPage).toHaveNoAxeViolations();

  const after = await shown();
  expect(after.place).toBeGreaterThan(before.place);
  expect([before.rating > 3, after.rating]).toEqual([true, 1]);
});
