import { connectOwner, controlTables, inWorld, worldTables } from "@souk/db";
import { afterAll, describe, expect, test } from "vitest";
import { freshWorld, testDb } from "./testing/index.ts";

const owner = connectOwner();
afterAll(() => owner.end());

/** Every column list of a key or an index, by table: `["world_id", "no"]`. */
const keysOf = (kinds: string) => owner<{ tableName: string; name: string; columns: string[] }[]>`
  select c.conrelid::regclass::text as table_name, c.conname as name,
    (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality k (num, place)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns
  from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype = any (${kinds.split("")}::"char"[])`;

const indexes = () => owner<{ tableName: string; name: string; isUnique: boolean; columns: (string | null)[] }[]>`
  select i.indrelid::regclass::text as table_name, i.indexrelid::regclass::text as name, i.indisunique as is_unique,
    (select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int[]) with ordinality k (num, place)
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace`;

const isWorlds = (table: string): boolean => (worldTables as readonly string[]).includes(table);

describe("the walls around a world", () => {
  test("every table is either a world's or a control table by name", async () => {
    const tables = await owner<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    expect(tables.map(({ name }) => name).toSorted()).toEqual([...worldTables, ...controlTables].toSorted());
  });

  test("row-level security is forced on every world table, by one policy that knows the world", async () => {
    const rows = await owner<{ name: string; forced: boolean; policies: string[] }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select array_agg(p.polname || ': ' || pg_get_expr(p.polqual, p.polrelid)) from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relname = any (${[...worldTables]}) and c.relnamespace = 'public'::regnamespace`;
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...worldTables].toSorted());
    const policies = ["inside_one_world: (world_id = (NULLIF(current_setting('souk.world'::text, true), ''::text))::integer)"];
    expect(rows).toEqual(rows.map(({ name }) => ({ name, forced: true, policies })));
  });

  test("the world leads every key of a world table, so that no row can point into another", async () => {
    const keys = [...(await keysOf("puf")), ...(await indexes()).filter(({ isUnique }) => isUnique)];
    expect(keys.filter(({ tableName, columns }) => isWorlds(tableName) && columns[0] !== "world_id")).toEqual([]);
  });

  test("every foreign key of a world table has an index to be found by", async () => {
    const all = await indexes();
    const foreign = (await keysOf("f")).filter(({ tableName }) => isWorlds(tableName));
    const leads = (index: readonly (string | null)[], columns: readonly string[]) => columns.every((column) => index.slice(0, columns.length).includes(column));
    expect(foreign.filter((key) => !all.some((index) => index.tableName === key.tableName && leads(index.columns, key.columns)))).toEqual([]);
  });

  test("the application's role owns nothing and cannot pass the walls", async () => {
    const [role] = await owner`select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'souk_app'`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false });
    const owned = await owner`select relname from pg_class where relowner = 'souk_app'::regrole`;
    expect(owned).toHaveLength(0);
    const [self] = await testDb()<{ user: string }[]>`select current_user as user`;
    expect(self?.user).toBe("souk_app");
  });

  test("without a world in the transaction there are no rows", async () => {
    await freshWorld("one-paid-order");
    for (const table of worldTables) {
      const [row] = await testDb()<{ n: number }[]>`select count(*)::int as n from ${testDb()(table)}`;
      expect({ table, ...row }).toEqual({ table, n: 0 });
    }
  });

  test("one world neither sees nor touches another", async () => {
    const mine = await freshWorld("one-paid-order");
    const theirs = await freshWorld("one-paid-order");
    const [seen] = await inWorld(mine.db, mine.id, ({ sql }) => sql`select count(*)::int as n from orders where world_id <> ${mine.id}`);
    expect(seen).toEqual({ n: 0 });
    const touched = await inWorld(mine.db, mine.id, ({ sql }) => sql`update variants set on_hand = 0 where world_id = ${theirs.id}`);
    expect(touched.count).toBe(0);
    await expect(
      inWorld(mine.db, mine.id, ({ sql }) => sql`insert into stores (world_id, id, slug, name, processing) values (${theirs.id}, 99, 'x', 'x', 1)`),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test.for(["events", "entries", "seals"])("%s can be added to, never changed or removed", async (table) => {
    const w = await freshWorld("one-paid-order");
    await expect(inWorld(w.db, w.id, ({ sql }) => sql`delete from ${sql(table)}`)).rejects.toMatchObject({ code: "42501" });
    await expect(inWorld(w.db, w.id, ({ sql }) => sql`update ${sql(table)} set n = n`)).rejects.toMatchObject({ code: "42501" });
  });

  test("a deleted world leaves no row behind", async () => {
    const w = await freshWorld("one-paid-order", { broken: true });
    await inWorld(w.db, w.id, ({ sql }) => sql`select delete_world(${w.id})`);
    for (const table of [...worldTables, "world_wakeups", "advances", "tokens", "portal_sessions"]) {
      const [row] = await owner<{ n: number }[]>`select count(*)::int as n from ${owner(table)} where world_id = ${w.id}`;
      expect({ table, ...row }).toEqual({ table, n: 0 });
    }
  });
});

test("a transaction that failed does not pass for done, whoever caught the error", async () => {
  const w = await freshWorld();
  const swallowed = inWorld(w.db, w.id, async ({ sql }) => {
    await sql`insert into stores (world_id, id, slug, name, processing) values (${w.id}, 1, 'x', 'x', 1)`.catch(() => {});
    return "done";
  });
  await expect(swallowed).rejects.toThrow("had failed before its commit");
});

test("a connection that breaks before the commit costs a second try and nothing else", async () => {
  const w = await freshWorld();
  let tries = 0;
  const stores = await inWorld(w.db, w.id, async ({ sql }) => {
    tries += 1;
    if (tries === 1) {
      const [self] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await owner`select pg_terminate_backend(${self?.pid ?? 0})`;
    }
    await sql`update stores set tagline = tagline || '!' where id = 1`;
    return sql<{ tagline: string }[]>`select tagline from stores where id = 1`;
  });
  expect(tries).toBe(2);
  expect(stores[0]?.tagline.replace(/[^!]/g, "")).toBe("!");
});

test("whoever loses a race begins again, and nothing is done twice", async () => {
  const w = await freshWorld();
  let tries = 0;
  const stores = await inWorld(w.db, w.id, async ({ sql }) => {
    tries += 1;
    const changed = await sql<{ tagline: string }[]>`update stores set tagline = tagline || '!' where id = 1 returning tagline`;
    if (tries === 1) await sql`do $$ begin raise exception 'somebody else was first' using errcode = 'serialization_failure'; end $$`;
    return changed;
  });
  expect(tries).toBe(2);
  expect(stores[0]?.tagline.replace(/[^!]/g, "")).toBe("!");
});
