import { expect, test } from "@souk/playwright";
import type { Page } from "@playwright/test";
import { addressesOf } from "./routes.ts";

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

/** Colours do not hang on the width, nor the other rules on the colours: two looks ask every rule of both. */
const looks = [
  { look: "light, desktop", colorScheme: "light", size: desktop },
  { look: "dark, phone", colorScheme: "dark", size: phone },
] as const;

/** Rows of a list are alike: the first ones speak for the others. */
const furtherRows = ":is(tbody > tr, ul > li, ol > li):nth-child(n + 9)";

type Look = (typeof looks)[number];

async function wear(page: Page, { colorScheme, size }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize(size);
}

/** Comes to a page in its first look, and waits until it has arrived: a first heading, no skeleton any more, and a title. */
async function comeTo(page: Page, address: string): Promise<void> {
  await wear(page, looks[0]);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page).toHaveTitle(/\S/);
}

/** What a parser takes apart on the way: then the page that arrived is not the page that was sent, and is drawn anew before the reader's eyes. */
const misplaced = "p :is(address, article, div, dl, fieldset, form, h1, h2, h3, h4, hr, ol, p, pre, section, table, ul), :is(a, button) :is(a, button)";

interface Looking {
  /** A page that has been seen from all sides in another state is read in one light, and must still fit a phone. */
  readonly again?: boolean;
  readonly within?: string;
}

async function lookedAt(page: Page, where: string, { again = false, within }: Looking = {}): Promise<void> {
  for (const worn of looks) {
    const { look, colorScheme } = worn;
    await test.step(`${where}, ${look}`, async () => {
      await wear(page, worn);
      // The page follows when it hears of it.
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
      if (!again || colorScheme === "light") await expect.soft(page).toHaveNoAxeViolations({ within, except: furtherRows });
      expect
        .soft(await page.locator(misplaced).evaluateAll((found) => found.map(({ outerHTML }) => outerHTML.slice(0, 200))), `${where}: misplaced`)
        .toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(wide, `${where}, ${look}: the page is wider than its window`).toBeLessThanOrEqual(0);
    });
  }
}

test.describe("axe finds nothing, and the console stays silent", () => {
  test.use({ scenario: "orders-200" });
  test.setTimeout(600_000);

  for (const portal of ["buyer", "seller", "admin"] as const)
    test(`on every page of the ${portal} portal, in the light and in the dark, on a desk and on a phone`, async ({
      world,
      buyerPage,
      sellerPage,
      adminPage,
    }) => {
      const page = { buyer: buyerPage, seller: sellerPage, admin: adminPage }[portal];
      await world.buyer.buyer.cart.setQuantity.mutate({ variantId: 1, quantity: 2 });
      for (const { address, first } of await addressesOf(world, portal)) {
        await comeTo(page, address.replace("/sign-in", "/sign-in?switch=person"));
        await lookedAt(page, `${portal} ${address}`, { again: !first });
      }
    });
});

test("axe finds nothing in any open dialog", async ({ world, buyerPage, sellerPage }) => {
  test.setTimeout(300_000);
  // First, because its parcel takes days, in which the others would come to their ends.
  const disputed = await world.deliveredOrder(["Desk lamp", "Linen cushion"]);
  await world.buyer.buyer.disputes.open.mutate({ orderNo: disputed.no, received: true, reason: "damaged", amount: 1_000 });
  const unpaid = await world.placeOrder("Linen cushion");
  const paid = await world.paidOrder("Desk lamp");
  const asked = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: asked.no, reason: "changed_mind" });
  const shipped = await world.shippedOrder("Desk lamp");

  const dialogs = [
    [buyerPage, unpaid.url.buyer, ["Cancel order", "Pay now"]],
    [buyerPage, paid.url.buyer, ["Request cancellation", "Advance time", "Propose a change"]],
    [buyerPage, asked.url.buyer, ["Withdraw request"]],
    [buyerPage, shipped.url.buyer, ["Refuse delivery", "Ask for longer protection"]],
    [buyerPage, `${disputed.url.buyer}/dispute`, ["Edit my proposal", "Withdraw dispute"]],
    [sellerPage, asked.url.seller, ["Approve", "Reject", "Counter-offer", "Ship"]],
    [sellerPage, paid.url.seller, ["Ask for more processing time"]],
  ] as const;
  for (const [page, address, buttons] of dialogs) {
    await comeTo(page, address);
    for (const button of buttons) {
      await wear(page, looks[0]);
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await lookedAt(page, `dialog of ${button}`, { within: "[role=dialog]" });
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  }
});

test("axe finds nothing in the wizard, the room and the return of a dispute, in any of its states", async ({ world, buyerPage: page }) => {
  test.setTimeout(180_000);
  const order = await world.deliveredOrder(["Desk lamp", "Linen cushion"]);
  const { no: orderNo } = order;
  const look = async (path: string, where: string) => {
    await comeTo(page, `${order.url.buyer}${path}`);
    await lookedAt(page, where);
  };

  await comeTo(page, `${order.url.buyer}/dispute/new`);
  await page.getByRole("radio", { name: "Yes, I have them" }).check();
  await page.getByLabel("Reason").selectOption("Damaged");
  await page.getByRole("radio", { name: "Return and refund" }).check();
  await page.getByLabel(/^Amount of the refund/).fill("100");
  await page.getByRole("main").getByRole("button", { name: "Open dispute" }).click();
  await lookedAt(page, "the wizard with a fault");

  await world.buyer.buyer.disputes.open.mutate({ orderNo, received: true, reason: "damaged", amount: 4_000, text: "A dent in the shade." });
  await world.seller.seller.disputes.propose.mutate({ orderNo, amount: 500, text: "It left us whole." });
  await look("/dispute", "a negotiation");
  await world.clock.advance({ by: "7d" });
  await world.admin.admin.disputes.giveVerdict.mutate({
    orderNo,
    amount: 2_000,
    withReturn: true,
    lines: [1],
    liability: "carrier",
    text: "The box shows it.",
  });
  await look("/dispute", "a verdict");
  await world.clock.advance({ by: "7d" });
  await look("/return", "a return");
  await world.clock.advance({ by: "10d" });
  await look("/dispute", "a dispute that ended");
});
