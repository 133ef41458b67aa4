import { expect, refusalOf, test, type World } from "@souk/playwright";
import { picture, statusOf } from "./steps.ts";

const freeze = (world: World) => world.admin.admin.stores.freeze.mutate({ storeId: 1, reason: "Buyers report lamps that never came." });

/** What an admin finds when they look into the store. */
const fileOf = async (world: World) => (await world.admin.admin.stores.get.query({ storeId: 1 })).standing;

test("a frozen seller answers the investigation with words and a file, which stops the time that would block the store", async ({ world, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await freeze(world);

  await sellerPage.goto("/");
  await sellerPage.getByRole("alert", { name: "Your store is frozen" }).getByRole("link").click();
  await expect(statusOf(sellerPage)).toContainText("Frozen since");
  await expect(sellerPage.getByRole("region", { name: "Investigation 1" })).toContainText("Buyers report lamps that never came.");

  const form = sellerPage.getByRole("region", { name: "Your answer" });
  await form.getByLabel("Choose files").setInputFiles([picture("receipt.png"), picture("shelf.png")]);
  await form.getByRole("button", { name: "Leave out shelf.png" }).click();
  await form.getByRole("button", { name: "Send answer" }).click();
  await expect(form).toContainText("Say something beside the files.");
  await form.getByLabel("What you say").fill("The carrier's receipt of all our parcels.");
  await form.getByRole("button", { name: "Send answer" }).click();

  const said = sellerPage.getByRole("region", { name: "What you said" });
  await expect(said).toContainText("The carrier's receipt of all our parcels.");
  await expect(said.getByRole("list", { name: "Your evidence" })).toHaveText(/^receipt\.png/);
  await expect(sellerPage).toHaveNoAxeViolations();
  const [kept] = (await fileOf(world)).investigation?.evidence ?? [];
  expect(kept).toMatchObject({ by: "seller", name: "receipt.png" });

  // three business days without a word would have blocked it
  await world.clock.advance({ by: "8d" });
  expect((await fileOf(world)).store.state).toBe("frozen");
  await world.admin.admin.stores.release.mutate({ storeId: 1, note: "The parcels are on their way." });
  await expect(statusOf(sellerPage)).toContainText("Selling since");
  await expect(order).toHaveState("awaiting_shipment");
});

test("while the store is frozen its seller can still add evidence to a dispute, and nothing else", async ({ world, sellerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await world.buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "damaged", amount: 1_000 });
  await freeze(world);
  await sellerPage.goto(`${order.url.seller}/dispute`);
  await expect(sellerPage.getByRole("button", { name: "Answer with a proposal" })).toBeDisabled();
  expect(await refusalOf(world.seller.seller.disputes.propose.mutate({ orderNo: order.no, amount: 0 }))).toMatchObject({ code: "order_frozen" });
  await sellerPage.getByLabel("Choose files").setInputFiles(picture("packing.png"));
  await expect(sellerPage.getByRole("list", { name: "Evidence of the seller" })).toContainText("packing.png");
  expect((await order.seen()).disputes[0]?.evidence).toMatchObject([{ by: "seller", name: "packing.png" }]);
});

test("a blocked seller appeals once, and sells again when Souk agrees", async ({ world, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await freeze(world);
  await world.admin.admin.stores.block.mutate({ storeId: 1, note: "No proof came.", confirm: "Lumen & Loom" });

  await sellerPage.goto("/investigation");
  await expect(statusOf(sellerPage)).toContainText("Blocked since");
  const form = sellerPage.getByRole("region", { name: "Appeal" });
  await form.getByRole("button", { name: "Appeal the block" }).click();
  await expect(form).toContainText("Say why the block is wrong.");
  await form.getByLabel("Why the block is wrong").fill("Nobody read our answer.");
  await form.getByRole("button", { name: "Appeal the block" }).click();
  await expect(form).toContainText("Souk has your appeal and has not decided yet.");
  expect(await refusalOf(world.seller.seller.investigation.appeal.mutate({ text: "And once more." }))).toMatchObject({ rule: "3.7" });

  await world.admin.admin.stores.decideAppeal.mutate({ storeId: 1, upheld: true, note: "You are right." });
  await expect(statusOf(sellerPage)).toContainText("Selling since");
  // what was annulled stays so
  await expect(order).toHaveState("closed", "annulled");
});
