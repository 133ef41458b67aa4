import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("a comma, a quote and a line end stay inside their cell", () =>
  expect(csvOf(["who", "why"], [["Nadia", 'said "no", twice\nand left']])).toBe('who,why\r\nNadia,"said ""no"", twice\nand left"\r\n'));

test.each(["=1+1", "+1", "-1", "@sum", "\tx"])("%o is text, not a formula", (value) => expect(csvOf(["note"], [[value]])).toBe(`note\r\n'${value}\r\n`));

test("no rows leave the names of the columns", () => expect(csvOf(["a", "b"], [])).toBe("a,b\r\n"));
