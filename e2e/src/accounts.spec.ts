import { randomUUID } from "node:crypto";
import { expect, installation, test, watch } from "@souk/playwright";

test("somebody new signs up with e-mail and password, shops, signs out and comes back", async ({ world, browser }) => {
  const email = `${randomUUID()}@souk.example`;
  const password = "a long enough password";
  const context = await browser.newContext({ baseURL: installation().portalUrls.buyer });
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, faults);

  await page.goto(`/sign-in?world=${world.slug}`);
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Noor Haddad");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel(/^Password/).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("at least 12 characters").first()).toBeVisible();
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("button", { name: "Signed in as Noor Haddad" })).toBeVisible();
  await expect(page.getByRole("region", { name: "World clock" })).toContainText("2 Mar 2026");

  await page.getByRole("button", { name: "Signed in as Noor Haddad" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.goto("/orders");
  await expect(page).toHaveURL(/sign-in/);

  await page.goto(`/sign-in?world=${world.slug}&next=/orders`);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel(/^Password/).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible();
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "My Orders" })).toBeVisible();
  expect(faults).toEqual([]);
  await context.close();
});

test("in a sandbox world one continues as anybody, and each portal has its own session", async ({ world, browser }) => {
  const context = await browser.newContext();
  const { portalUrls } = installation();
  const page = await context.newPage();
  for (const [portal, name] of [
    ["buyer", "Mira Okafor"],
    ["seller", "Inês Duarte"],
    ["admin", "Nadia Farouk"],
  ] as const) {
    await page.goto(`${portalUrls[portal]}/sign-in?world=${world.slug}`);
    await page.getByRole("button", { name: `Continue as ${name}` }).click();
    await expect(page.getByRole("button", { name: `Signed in as ${name}` })).toBeVisible();
  }
  await page.goto(portalUrls.buyer);
  await expect(page.getByRole("button", { name: "Signed in as Mira Okafor" })).toBeVisible();
  await context.close();
});
