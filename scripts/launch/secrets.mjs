import crypto from "node:crypto";
import fs from "node:fs";

import { writeFile } from "./paths.mjs";

/** A random text that is made once and then kept where only its owner can read it. */
export function keptSecret(file) {
  if (!fs.existsSync(file)) writeFile(file, crypto.randomBytes(32).toString("hex"), 0o600);
  return fs.readFileSync(file, "utf8").trim();
}
