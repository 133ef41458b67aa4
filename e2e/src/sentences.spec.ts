import { expect, test } from "@souk/playwright";

test("the sentences of a portal come once, as a script the browser keeps, and no page carries them again", async ({ buyerPage, sellerPage, adminPage }) => {
  for (const page of [buyerPage, sellerPage, adminPage]) {
    await page.goto("/");
    const script = page.locator('script[src^="/api/messages/"]');
    const address = (await script.getAttribute("src")) ?? "";
    const kept = await page.request.get(address);
    expect(kept.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
    const said = "Something went wrong";
    expect(await kept.text()).toContain(said);
    expect(await (await page.request.get("/")).text()).not.toContain(said);
  }
});

test("a page older than the server gets today's sentences and may not keep them; there are none in a language nobody speaks here", async ({
  buyerPage: page,
}) => {
  const older = await page.request.get("/api/messages/en-0123456789abcdef.js");
  expect([older.status(), older.headers()["cache-control"]]).toEqual([200, "no-store"]);
  expect((await page.request.get("/api/messages/tlh-0123456789abcdef.js")).status()).toBe(404);
});

test("a reader's language reaches every part of the page", async ({ buyerPage: page }) => {
  await page.goto("/orders");
  await page.context().addCookies([{ name: "souk_locale", value: "de", url: page.url() }]);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator('script[src^="/api/messages/de-"]')).toHaveCount(1);
  await expect(page.getByRole("navigation").getByRole("link", { name: "Bestellungen" }).first()).toBeVisible();
});
