import { connectOwner } from "@souk/db";
import { createPersonToken } from "@souk/market";
import { sumsOfRows } from "@souk/market/testing";
import { expect, test } from "vitest";
import type { House } from "../house.ts";
import { policy, type Audience, type ProcedurePath } from "../policy.ts";
import { askOver, controlToken, testHouse } from "../test-door.ts";
import { rows } from "./rows.ts";
import { bare, settle } from "./settings.ts";

/** They tell of all worlds, which come and go beside this test, or open sessions, which stand outside the walls. */
const ofNoWorld = (path: string): boolean => path.startsWith("session.") || path === "world.list" || path === "world.create";

test("without the second wall the first still holds: no call sees or touches a world that has the very same numbers", async () => {
  const owner = connectOwner(undefined, { max: 5 });
  const [here, twin] = [await settle(owner, 6_000), await settle(owner, 6_000)];
  const { w } = here;
  // Row-level security shows the owner of the database everything: what stays hidden, the queries hide.
  const unwalled: House = { ...testHouse(), db: owner };
  const tokens: Partial<Record<Audience, string>> = {
    buyer: await createPersonToken(w.db, w.id, w.person("mira").id),
    seller: await createPersonToken(w.db, w.id, w.staffOf(1).id),
    admin: await createPersonToken(w.db, w.id, w.person("admin").id),
    control: controlToken,
  };
  const calls = (Object.keys(rows) as ProcedurePath[])
    .filter((path) => !ofNoWorld(path) && !rows[path].endsWorld)
    .map((path) => ({ path, input: rows[path].input(here.things(1)), wire: { authorization: `Bearer ${tokens[policy[path].allow[0]] ?? tokens.buyer}` } }));

  for (const { path, input, wire } of calls.filter(({ path }) => policy[path].pace === "read")) {
    const walled = await askOver(wire, path, input);
    const open = await askOver(wire, path, input, unwalled);
    expect([path, open.status, bare(open.body, input)]).toEqual([path, walled.status, bare(walled.body, input)]);
  }
  const before = await sumsOfRows(owner, [twin.w.id]);
  for (const { path, input, wire } of calls.filter(({ path }) => policy[path].pace !== "read")) {
    const { status } = await askOver(wire, path, input, unwalled);
    expect([path, status]).toEqual([path, expect.toBeOneOf([200, 409, rows[path].owner ?? 200])]);
    expect([path, await sumsOfRows(owner, [twin.w.id])]).toEqual([path, before]);
  }
  await owner.end();
});
