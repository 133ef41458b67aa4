import fs from "node:fs";
import path from "node:path";

import { packageFile } from "./install.mjs";
import { Failure } from "./log.mjs";
import { findOnPath, root } from "./paths.mjs";
import { run } from "./processes.mjs";

/** Debian's name for a Chromium without any windows: with none to draw around each page, it does the same tests with a quarter less work. */
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium for Playwright, by the first of several ways that leads to one. */
export async function findBrowser(tools, logFile) {
  const given = process.env.SOUK_CHROMIUM;
  if (given && !fs.existsSync(given)) throw new Failure(`SOUK_CHROMIUM names ${given}, which does not exist: correct it or unset it.`);
  return given || (await playwrightsOwn(tools)) || installed() || (await fromPlaywright(tools, logFile)) || (await fromDebian(logFile)) || giveUp();
}

const installed = () => names.map((name) => findOnPath(name)).find(Boolean) ?? usualPlaces.find((file) => fs.existsSync(file));

async function playwrightsOwn(tools) {
  const script = 'import("@playwright/test").then(({ chromium }) => console.log(chromium.executablePath()))';
  const { code, stdout } = await run(tools.node, ["-e", script], { cwd: path.join(root, "e2e"), env: tools.env, limitMs: 20_000 });
  const file = stdout.trim();
  return code === 0 && fs.existsSync(file) ? file : undefined;
}

async function fromPlaywright(tools, logFile) {
  const cli = packageFile("@playwright/test", "cli.js", "e2e");
  await run(tools.node, [cli, "install", "chromium"], { cwd: path.join(root, "e2e"), env: tools.env, logFile, limitMs: 20_000 });
  return playwrightsOwn(tools);
}

async function fromDebian(logFile) {
  if (process.getuid?.() !== 0 || !findOnPath("apt-get")) return undefined;
  const apt = (args, limitMs) => run("apt-get", ["-qq", ...args], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, logFile, limitMs });
  const install = async (name) => (await apt(["install", "-y", "--no-install-recommends", name], 300_000)).code === 0;
  const either = async () => (await install(shell)) || (await install("chromium"));
  if (!(await either())) {
    await apt(["update"], 60_000);
    await either();
  }
  return installed();
}

function giveUp() {
  throw new Failure(
    "No browser is here for the portals' tests: install Chromium (on Debian: apt-get install chromium; elsewhere: pnpm --dir e2e exec playwright install chromium) or set SOUK_CHROMIUM to one.",
  );
}
