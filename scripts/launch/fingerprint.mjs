import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const madeByTools = new Set(["node_modules", ".next", ".turbo", ".souk", "dist", "coverage", "test-results", "playwright-report", "next-env.d.ts"]);

/** One hash over the contents of these files and folders, without what tools leave in them. */
export function fingerprintOf(paths, base) {
  const hash = crypto.createHash("sha256");
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash.update(path.relative(base, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(place) {
  if (!fs.existsSync(place)) return [];
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter((entry) => !madeByTools.has(entry.name) && !entry.name.endsWith(".tsbuildinfo") && (entry.isFile() || entry.isDirectory()))
    .flatMap((entry) => filesBelow(path.join(place, entry.name)));
}
