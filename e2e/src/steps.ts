import { expect, type OrderHandle, type World } from "@souk/playwright";
import type { Locator, Page } from "@playwright/test";

/** The smallest picture there is, one transparent pixel, as a file of this name. */
export const picture = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
});

/** The page's one sentence of where things stand: an order's "Cancelled: the seller did not answer", a dispute's "Negotiating". */
export const statusOf = (page: Page): Locator => page.getByRole("main").getByRole("status");

/** The legs of an order's refunds as its page lists them. */
export const refundOf = (page: Page): Locator => page.getByRole("list", { name: "Refund", exact: true });

/** An order in a list of My Orders. */
export const orderCard = (page: Page, { no }: OrderHandle): Locator => page.getByRole("article", { name: `Order ${no}` });

/** A request in the seller's inbox. */
export const requestCard = (page: Page, { no }: OrderHandle): Locator =>
  page
    .getByRole("list", { name: "Cancellation requests" })
    .getByRole("listitem")
    .filter({ hasText: `Order ${no}` });

/** The buyer, on the page of a paid order, asks to cancel it. */
export async function requestCancellation(page: Page, { reason = "Changed my mind", note = "" } = {}): Promise<void> {
  await page.getByRole("button", { name: "Request cancellation" }).click();
  const dialog = page.getByRole("dialog", { name: /^Request cancellation of order/ });
  await dialog.getByLabel("Reason").selectOption(reason);
  if (note) await dialog.getByLabel("Note").fill(note);
  await dialog.getByRole("button", { name: "Submit" }).click();
  await expect(dialog).toBeHidden();
}

/** The seller, in the inbox or on the order's page, agrees to a cancellation. */
export async function approveCancellation(page: Page, { no }: OrderHandle): Promise<void> {
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Approve the cancellation of order ${no}?` });
  await dialog.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(dialog).toBeHidden();
}

/** A paid order of Mira's whose cancellation the seller has approved, made through the API where the way there is not the point. */
export async function approvedOrder(world: World, ...paid: Parameters<World["paidOrder"]>): Promise<OrderHandle> {
  const order = await world.paidOrder(...paid);
  const { order: known } = await order.story();
  const buyer = world.as(world.people.find(({ personId }) => personId === known.buyer.personId)?.name ?? "");
  const seller = await world.sellerOf(order);
  await buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await seller.seller.cancellations.approve.mutate({ orderNo: order.no });
  return order;
}

/** Units of a choice on the shelf that nobody has reserved, as its seller sees them. */
export async function availableOf(world: World, seller: string, title: string, options = ""): Promise<number | null> {
  const { listings } = await world.as(seller).seller.listings.list.query({ search: title });
  const variants = listings.find((listing) => listing.title === title)?.variants ?? [];
  const variant = variants.find((each) => options === "" || each.options === options);
  if (!variant) throw new Error(`${seller} sells no "${title}" ${options}`);
  return variant.available;
}

/** What is left on every account that an order's events have touched, in minor units; nothing for those that came back to zero. */
export async function leftoversOf(order: OrderHandle): Promise<Record<string, number>> {
  const { entries } = await order.story();
  const sums = new Map<string, number>();
  for (const { account, amount } of entries) sums.set(account, (sums.get(account) ?? 0) + amount.amount);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

/** The seller, in the room of a dispute, agrees to what the buyer asks for. */
export async function acceptDemand(page: Page, order: OrderHandle): Promise<void> {
  await page.goto(`${order.url.seller}/dispute`);
  await page.getByRole("button", { name: "Accept the buyer's proposal" }).click();
  const dialog = page.getByRole("dialog", { name: "Accept this proposal?" });
  await dialog.getByRole("button", { name: "Accept and end the dispute" }).click();
  await expect(dialog).toBeHidden();
}

interface Claim {
  readonly received?: boolean;
  readonly reason?: string;
  readonly amount?: string;
  readonly text?: string;
}

/** The buyer, in the wizard of a dispute, says what is wrong and sends it; what is left out stays as the wizard suggests it. */
export async function fillDispute(page: Page, { received, reason, amount, text }: Claim): Promise<void> {
  if (received !== undefined) await page.getByRole("radio", { name: received ? "Yes, I have them" : "No", exact: true }).check();
  if (reason !== undefined) await page.getByLabel("Reason").selectOption(reason);
  if (amount !== undefined) await page.getByLabel(/^Amount of the refund/).fill(amount);
  if (text !== undefined) await page.getByLabel("In your own words").fill(text);
  await page.getByRole("main").getByRole("button", { name: "Open dispute" }).click();
  await expect(page).toHaveURL(/\/dispute$/);
}
