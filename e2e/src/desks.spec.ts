import { expect, test } from "@souk/playwright";

/** What a page can find of earlier ones in its browser. */
const leftovers = () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage).filter((key) => key.startsWith("left-")),
  session: Object.keys(sessionStorage).filter((key) => key.startsWith("left-")),
});

test.describe("nothing of one test reaches the next", () => {
  // One after the other in one worker: only then does the second sit where the first has sat.
  test.describe.configure({ mode: "serial" });

  for (const turn of ["first", "second"])
    test(`a browser that remembers scripts remembers nobody, ${turn} turn`, async ({ buyerPage, pageAs, world }) => {
      await buyerPage.goto("/orders");
      const tomas = await pageAs("tomas");
      await tomas.goto("/orders");
      for (const page of [buyerPage, tomas]) {
        expect(page.context().pages()).toEqual([page]);
        expect(await page.evaluate(leftovers)).toEqual({ cookies: "", local: [], session: [] });
        expect(await page.evaluate(async () => [(await indexedDB.databases()).map(({ name }) => name), await caches.keys()])).toEqual([[], []]);
        expect(
          await page
            .context()
            .cookies()
            .then((found) => found.length),
        ).toBe(1);
      }
      await expect(buyerPage.getByRole("button", { name: "Signed in as Mira Okafor" })).toBeVisible();
      await expect(tomas.getByRole("button", { name: `Signed in as ${world.person("tomas").name}` })).toBeVisible();

      await buyerPage.evaluate(async () => {
        document.cookie = "left-cookie=1";
        localStorage.setItem("left-local", "1");
        sessionStorage.setItem("left-session", "1");
        await caches.open("left-cache");
        await new Promise((resolve) => Object.assign(indexedDB.open("left-database"), { onsuccess: resolve }));
      });
      await buyerPage.context().route("**/orders", (route) => route.fulfill({ body: "left" }));
      await buyerPage.context().newPage();
    });
});
