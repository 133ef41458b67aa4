import { expect, test } from "@souk/playwright";

test("the picture of what was bought shows on every portal", async ({ world, buyerPage, sellerPage, adminPage }) => {
  const order = await world.paidOrder("Desk lamp");
  for (const [page, address] of [
    [buyerPage, order.url.buyer],
    [sellerPage, order.url.seller],
    [adminPage, order.url.admin],
  ] as const) {
    await page.goto(address);
    const picture = page.getByRole("main").locator("img").first();
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth), address).toBeGreaterThan(0);
  }
});
