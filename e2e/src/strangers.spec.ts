import { expect, test } from "@souk/playwright";
import type { Page } from "@playwright/test";

/** What a page says, without the number it was asked for. */
const said = async (page: Page, address: string, no: number): Promise<string> => {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Not here" })).toBeVisible();
  return (await page.getByRole("main").innerText()).replaceAll(String(no), "N");
};

/** The API's answer to a call that must fail, as it goes over the wire. */
const refused = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "it went through",
    (error: { message: string; data: unknown }) => ({ message: error.message, data: error.data }),
  );

test("another buyer's order looks exactly like one that does not exist", async ({ world, pageAs }) => {
  const order = await world.paidOrder("Desk lamp");
  const page = await pageAs("tomas");
  expect(await said(page, order.url.buyer, order.no)).toBe(await said(page, world.order(4711).url.buyer, 4711));

  const { orders } = world.as("tomas").buyer;
  for (const ask of [
    (orderNo: number) => orders.get.query({ orderNo }),
    (orderNo: number) => orders.requestCancellation.mutate({ orderNo, reason: "changed_mind" }),
    (orderNo: number) => orders.trash.mutate({ orderNo }),
    (orderNo: number) => orders.addToCartAgain.mutate({ orderNo }),
  ])
    expect(JSON.stringify(await refused(ask(order.no)))).toBe(JSON.stringify(await refused(ask(4711))));
});

test("another store's order looks exactly like one that does not exist", async ({ world, pageAs }) => {
  const order = await world.paidOrder("Desk lamp");
  const page = await pageAs("carlo");
  expect(await said(page, order.url.seller, order.no)).toBe(await said(page, world.order(4711).url.seller, 4711));

  const { cancellations, orders } = world.as("carlo").seller;
  for (const ask of [
    (orderNo: number) => orders.get.query({ orderNo }),
    (orderNo: number) => orders.ship.mutate({ orderNo, carrier: "Northbound Post", tracking: "NB123456789" }),
    (orderNo: number) => cancellations.approve.mutate({ orderNo }),
  ])
    expect(JSON.stringify(await refused(ask(order.no)))).toBe(JSON.stringify(await refused(ask(4711))));
});
