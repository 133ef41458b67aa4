import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../launch/paths.mjs";
import { canaries } from "./rows.mjs";

test.each(canaries)("what $name changes stands exactly once in $file", ({ file, find }) => {
  expect(fs.readFileSync(path.join(root, file), "utf8").split(find)).toHaveLength(2);
});
