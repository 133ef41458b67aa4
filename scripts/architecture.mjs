import fs from "node:fs";
import path from "node:path";

/**
 * Who may import whom. The picture in docs/architecture.md says the same in words; this table is what `npm run check` holds the code to.
 * `outside: []` means no package from npm either.
 */
const mayImport = {
  rulebook: { ours: [], outside: [] },
  sim: { ours: ["rulebook"], outside: [] },
  db: { ours: ["rulebook", "sim"] },
  market: { ours: ["rulebook", "db", "sim"] },
  jobs: { ours: [], outside: ["zod", "bullmq", "ioredis", "pg"] },
  mail: { ours: ["rulebook"] },
  api: { ours: ["rulebook", "db", "market", "jobs", "mail"] },
  ui: { ours: ["rulebook"] },
  portal: { ours: ["api", "ui", "mail", "rulebook"] },
  buyer: { ours: ["portal", "ui", "rulebook"] },
  seller: { ours: ["portal", "ui", "rulebook"] },
  admin: { ours: ["portal", "ui", "rulebook"] },
  "api-server": { ours: ["api", "jobs"] },
  worker: { ours: ["rulebook", "db", "market", "jobs", "sim", "mail"] },
  cli: { ours: ["rulebook", "sim", "market", "db"] },
  playwright: { ours: ["api"] },
  e2e: { ours: ["playwright"] },
  bench: { ours: ["rulebook", "sim", "db", "market"] },
  drills: { ours: ["rulebook", "db", "market", "jobs", "mail"] },
};

/** Test files may also use what tests are made with. */
const testsMayAlsoImport = ["vitest", "fast-check"];

const folders = ["packages", "apps"].flatMap((top) => fs.readdirSync(top).map((name) => path.join(top, name)));
const wrong = [];

for (const folder of [...folders, "e2e", "bench", "drills"]) {
  const manifest = path.join(folder, "package.json");
  if (!fs.existsSync(manifest)) continue;
  const name = JSON.parse(fs.readFileSync(manifest, "utf8")).name.replace("@souk/", "");
  const allowed = mayImport[name];
  if (!allowed) {
    wrong.push(`${folder}: no row for "${name}" in scripts/architecture.mjs`);
    continue;
  }
  for (const file of sources(folder)) {
    for (const specifier of importsOf(fs.readFileSync(file, "utf8"))) {
      const reason = whyNot(specifier, file, allowed);
      if (reason) wrong.push(`${file}: imports ${specifier}: ${reason}`);
    }
  }
}

/** Every source file under the folder, generated and installed ones left out. */
function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return ["node_modules", ".next", ".turbo"].includes(entry.name) ? [] : sources(at);
    return /\.(ts|tsx|mjs)$/.test(entry.name) && entry.name !== "next-env.d.ts" ? [at] : [];
  });
}

/** The module names a file imports or re-exports, static or dynamic. */
function importsOf(text) {
  return [...text.matchAll(/(?:^|[\s;])(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g)].map((m) => m[1] ?? m[2]);
}

function whyNot(specifier, file, allowed) {
  const isTest = /\.test\.tsx?$|\/testing(\.ts|\/)|\/scripts\//.test(file);
  if (/^(@souk\/db|\.)\/migrate(\.ts)?$/.test(specifier) && !isTest)
    return "it reads its folder by name, so a bundler that meets it would publish all of packages/db among a portal's static files";
  if (specifier.startsWith(".")) return null;
  if (specifier.startsWith("@souk/")) {
    const target = specifier.slice("@souk/".length).split("/")[0];
    return allowed.ours.includes(target) || (isTest && specifier.endsWith("/testing")) ? null : "not allowed by scripts/architecture.mjs";
  }
  if (!allowed.outside || isTest) return null;
  const outside = specifier.startsWith("@") ? specifier.split("/").slice(0, 2).join("/") : specifier.split("/")[0];
  if (allowed.outside.includes(outside) || testsMayAlsoImport.includes(outside) || (specifier.startsWith("node:") && allowed.outside.length > 0)) return null;
  return "this package is pure";
}

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log("imports: as drawn in docs/architecture.md");
