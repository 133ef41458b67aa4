import { expect, test } from "vitest";
import { rows, type Row } from "./matrix/rows.ts";
import { policy, type ProcedurePath, type Rule } from "./policy.ts";
import { appRouter } from "./router.ts";
import { apiWorld, control, stranger } from "./test-door.ts";

test("the access table has one row for each procedure and no other", () => {
  expect(Object.keys(policy).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
});

test("a table without a row, or a row for nobody, does not compile", () => {
  const { "buyer.orders.get": _, ...lacking } = policy;
  // @ts-expect-error -- the row of buyer.orders.get is missing
  const table: Record<ProcedurePath, Rule> = lacking;
  // @ts-expect-error -- nobody is not an audience
  const rule: Rule = { allow: [], pace: "read" };
  const { "buyer.orders.get": __, ...incomplete } = rows;
  // @ts-expect-error -- whose things buyer.orders.get may name is not said
  const matrix: Record<ProcedurePath, Row> = incomplete;
  expect([Object.keys(table).length, rule.allow.length, Object.keys(matrix).length]).toEqual([Object.keys(policy).length - 1, 0, Object.keys(rows).length - 1]);
});

test("a world that is no sandbox cannot be stepped into, and its people cannot turn its clock", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  await w.db`update worlds set sandbox = false where id = ${w.id}`;
  expect((await mira("clock.advance", { by: "1h" })).status).toBe(403);
  expect((await stranger("session.personas", { world: w.slug })).status).toBe(404);
  expect((await mira("clock.get")).status).toBe(200);
  expect((await control("clock.advance", { world: w.slug, by: "1h", wait: true })).body.advance.state).toBe("ready");
});
