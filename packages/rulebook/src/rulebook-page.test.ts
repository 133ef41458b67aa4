import { describe, expect, test } from "vitest";
// The page as it stands in the repository, read by the bundler: this package itself knows no files.
import page from "../../../docs/rulebook.md?raw";
import { conditions } from "./conditions.ts";
import { deadlineCatalogue } from "./deadline-catalogue.ts";
import { testsOf } from "./docs/markdown.ts";
import { rulebookPage } from "./docs/page.ts";
import { races } from "./docs/words.ts";
import { buyerRows, closeReasons, deadlineKinds, noticeTemplates, reasons, requestStates, rows, storeDeadlineKinds, storeRows } from "./index.ts";

const files = import.meta.glob<string>("./*.test.ts", { query: "?raw", import: "default", eager: true });
const sources = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(2), text]));
// This file names rules to check others; it proves none.
delete sources["rulebook-page.test.ts"];

test("docs/rulebook.md is what the tables say (else: node --import tsx packages/rulebook/scripts/write-docs.mjs)", () => {
  expect(page).toBe(rulebookPage(sources));
});

describe("the table of the law is whole", () => {
  test.each([...new Set(rows.map((row) => row.t))])("%s is proved by a specification", (t) => expect(testsOf(t, sources)).not.toEqual([]));

  test.each([...new Set([...storeRows, ...buyerRows].map((row) => row.t))])("%s of a store or a buyer is proved by a specification", (t) =>
    expect(testsOf(t, sources)).not.toEqual([]),
  );

  test("every row and race of rules.md 2.3 and 2.4 is there", () => {
    expect(new Set(rows.flatMap((row) => (row.t.startsWith("T") ? Number(row.t.slice(1)) : [])))).toEqual(new Set(Array.from({ length: 38 }, (_, i) => i + 1)));
    expect(races.map(([race]) => race)).toEqual(Array.from({ length: 24 }, (_, i) => `R${i + 1}`));
  });

  test("every row of a store names its source, and every deadline of it fires a row", () => {
    expect([...storeRows, ...buyerRows].filter((row) => row.source.trim() === "")).toEqual([]);
    expect(new Set(storeRows.flatMap((row) => row.deadline ?? []))).toEqual(new Set(storeDeadlineKinds));
  });

  test.each(races.map(([race]) => race))("%s is proved by a specification", (race) => expect(testsOf(race, sources)).not.toEqual([]));

  test("every row names its source", () => expect(rows.filter((row) => row.source.trim() === "")).toEqual([]));

  test("every close reason is reached by a row, and has its fault", () => {
    expect([...new Set(rows.flatMap((row) => row.closes ?? []))].toSorted()).toEqual([...closeReasons].toSorted());
    expect(reasons.closing.map((r) => r.reason)).toEqual(closeReasons);
    for (const { reason, rule } of reasons.closing) expect(rows.some((row) => row.t === rule && row.closes === reason)).toBe(true);
  });

  test("every state of a request is reached by a row", () => {
    expect(new Set(rows.flatMap((row) => row.request?.[1] ?? []))).toEqual(new Set(requestStates));
  });

  test("every deadline fires a row and is in the catalogue, every condition is used", () => {
    expect(new Set(rows.flatMap((row) => row.deadline ?? []))).toEqual(new Set(deadlineKinds));
    expect(Object.keys(deadlineCatalogue)).toEqual(deadlineKinds);
    expect(new Set(rows.flatMap((row) => row.when ?? []))).toEqual(new Set(Object.keys(conditions)));
  });

  test("a row that closes leads to closed, and one of the clock has no window of its own", () => {
    for (const row of rows) {
      expect(row.closes === undefined).toBe(row.to !== "closed" && !row.leads?.includes("closed"));
      if (row.on === "fire") expect([row.by, row.before, row.guards, row.values]).toEqual([["clock"], [], [], []]);
    }
    expect(new Set(noticeTemplates).size).toBe(noticeTemplates.length);
  });
});
