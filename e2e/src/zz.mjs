import { chromium } from "@playwright/test";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const [, , which, scheme = "light", w = "1280", h = "900"] = process.argv;
const people = {
  buyer: ["http://localhost:3000", "Mira Okafor"],
  seller: ["http://localhost:3001", "Inês Duarte"],
  admin: ["http://localhost:3002", "Nadia Farouk"],
};
const pages = {
  buyer: ["/", "/products/1", "/orders", "/cart", "/coupons", "/wallet", "/inbox"],
  seller: ["/", "/orders", "/cancellations", "/listings", "/money", "/health", "/settings", "/disputes"],
  admin: ["/", "/time", "/worlds", "/orders", "/ledger", "/invariants", "/deadlines", "/stores", "/policy", "/disputes", "/people", "/refunds", "/outbox"],
};
const [origin, name] = people[which];
const ctx = await browser.newContext({ colorScheme: scheme, viewport: { width: +w, height: +h }, reducedMotion: "reduce" });
const page = await ctx.newPage();
await page.goto(origin + "/sign-in");
await page.screenshot({ path: `/tmp/shots/${which}-signin-${scheme}-${w}.png` });
await page.getByRole("button", { name: new RegExp(name) }).click();
await page.waitForURL((u) => !u.pathname.includes("sign-in"));
for (const p of process.argv[6]?.split(",") ?? pages[which]) {
  await page.goto(origin + p);
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  await page.screenshot({ path: `/tmp/shots/${which}${p.replaceAll("/", "_")}-${scheme}-${w}.png`, fullPage: false });
}
await browser.close();
