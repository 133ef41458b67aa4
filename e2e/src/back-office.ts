import { expect } from "@souk/playwright";
import type { Locator, Page } from "@playwright/test";

/** An amount in euros as the portals write it. */
export const euros = (amount: number): string => new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" }).format(amount / 100);

/** The admin, on a store's page, opens the dialog of an act. */
export async function openAct(page: Page, act: string): Promise<Locator> {
  await page.getByRole("button", { name: act, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return dialog;
}

/** What the dialog says the act will touch, by name: orders by state, what becomes of them, timers, refunds. */
export async function touchedBy(dialog: Locator): Promise<{ headline: string; rows: Record<string, string>; buckets: Record<string, string[]> }> {
  const region = dialog.getByRole("region", { name: "What this will touch" });
  const headline = (await region.getByRole("heading").first().textContent()) ?? "";
  const names = await region.getByRole("term").allTextContents();
  const values = await region.getByRole("definition").allTextContents();
  const cells = await region
    .getByRole("row")
    .filter({ has: dialog.page().getByRole("cell") })
    .all();
  const buckets = await Promise.all(
    cells.map(async (row) => [(await row.getByRole("rowheader").textContent()) ?? "", await row.getByRole("cell").allTextContents()] as const),
  );
  return { headline, rows: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""])), buckets: Object.fromEntries(buckets) };
}

/** Says why, and does it. */
export async function confirmAct(dialog: Locator, act: string, reason: string): Promise<void> {
  await dialog.getByRole("textbox", { name: /^(Reason|Note)/ }).fill(reason);
  await dialog.getByRole("button", { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}
