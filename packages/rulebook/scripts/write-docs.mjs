import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rulebookPage } from "../src/docs/page.ts";

/** Writes docs/rulebook.md from the tables. Run with `node --import tsx packages/rulebook/scripts/write-docs.mjs`. */
const src = new URL("../src/", import.meta.url);
const tests = readdirSync(src).filter((name) => name.endsWith(".test.ts") && name !== "rulebook-page.test.ts");
const sources = Object.fromEntries(tests.map((name) => [name, readFileSync(new URL(name, src), "utf8")]));
const page = new URL("../../../docs/rulebook.md", import.meta.url);
writeFileSync(page, rulebookPage(sources));
