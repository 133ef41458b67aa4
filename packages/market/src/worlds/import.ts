import { inWorld, insertRows, save, schema, type Db, type WorldTx } from "@souk/db";
import { presets, type Ms } from "@souk/rulebook";
import { ClockStopped, InvalidInput, NotFound } from "../errors.ts";
import { noChanges } from "../no-changes.ts";
import type { Content } from "../scenarios/content.ts";
import { fromOne, importedContent, type FirstNumbers, type ImportedProduct, type ImportedStore } from "../scenarios/imported.ts";
import { newSlug, slugTaken, startClock, statementTimeoutMs } from "./create.ts";
import { insertContent } from "./fill.ts";
import { checkWorldInput } from "./input.ts";
import { linked, walletsOf } from "./opening.ts";
import { getWorldById, type World } from "./view.ts";

export interface ImportInput {
  readonly stores: readonly ImportedStore[];
  readonly products: readonly ImportedProduct[];
  readonly currency: string;
  /** Into this world; left out: into a new one. */
  readonly worldId?: number;
  /** Of a new world. */
  readonly name?: string;
  readonly slug?: string;
  readonly seed?: string;
  readonly start?: Ms;
}

export interface Imported {
  readonly world: World;
  readonly stores: number;
  readonly products: number;
}

/** Products per statement. */
const batch = 500;

/**
 * Fills a new world, or one that is there, with stores and products of a file, in one transaction: all of it or nothing. `progress` hears
 * how many products are written. Throws InvalidInput for what the world cannot take, NotFound for a world that is not there.
 */
export async function importCatalogue(db: Db, input: ImportInput, progress: (done: number) => void = () => {}): Promise<Imported> {
  const id = input.worldId ?? (await makeNew(db, input, progress));
  if (input.worldId !== undefined) await inWorld(db, id, (tx) => intoExisting(tx, input, progress), { statementTimeoutMs });
  return { world: await getWorldById(db, id), stores: input.stores.length, products: input.products.length };
}

async function makeNew(db: Db, input: ImportInput, progress: (done: number) => void): Promise<number> {
  const seed = input.seed ?? "import";
  const slug = input.slug ?? newSlug();
  const start = input.start ?? Date.UTC(2026, 2, 2, 9);
  checkWorldInput({ scenario: "import", seed, slug, clock: { start }, ...(input.name !== undefined && { name: input.name }) });
  const content = importedContent({ ...input, seed, now: start, first: fromOne, taken: new Set(), withAdmin: true, withBuyers: true });
  const [next] = await db<{ id: number }[]>`select nextval('worlds_id_seq')::int as id`;
  if (!next) throw new Error("the sequence of worlds answered nothing");
  try {
    await inWorld(
      db,
      next.id,
      async (tx) => {
        await tx.sql`
          insert into worlds (id, slug, name, scenario, seed, currency, zone, mode, anchor_virtual)
          values (${next.id}, ${slug}, ${input.name ?? "Imported market"}, 'import', ${seed}, ${content.currency}, ${content.zone}, 'paused', ${start})`;
        await insertRows(tx, schema.policies, [{ version: presets.souk.version, preset: presets.souk.preset, values: presets.souk, at: start }]);
        await write(tx, content, start, 0, "", progress);
        await startClock(tx, { mode: "live", rate: 1 });
      },
      { statementTimeoutMs },
    );
  } catch (error) {
    throw slugTaken(error, slug) ?? error;
  }
  return next.id;
}

async function intoExisting(tx: WorldTx, input: ImportInput, progress: (done: number) => void): Promise<void> {
  const { sql, worldId } = tx;
  const [world] = await sql<{ mode: string; now: Ms; currency: string; seed: string }[]>`
    select (w).mode, world_now(w) as now, (w).currency, (w).seed from lock_world(${worldId}, true) w`;
  if (!world) throw new NotFound("world");
  if (world.mode === "failed") throw new ClockStopped();
  if (world.mode === "advancing") throw new InvalidInput("world", "its clock is being advanced: wait until that is ready");
  if (world.currency !== input.currency) throw new InvalidInput("currency", `must be ${world.currency}, the currency of this world, not ${input.currency}`);
  const [first] = await sql<(FirstNumbers & { buyers: number })[]>`
    select (select coalesce(max(id), 0) + 1 from stores where world_id = ${worldId}) as store, (select coalesce(max(id), 0) + 1 from people where world_id = ${worldId}) as person,
      (select coalesce(max(id), 0) + 1 from listings where world_id = ${worldId}) as listing, (select coalesce(max(id), 0) + 1 from variants where world_id = ${worldId}) as variant,
      (select coalesce(max(id), 0) + 1 from coupons where world_id = ${worldId}) as coupon, (select coalesce(max(id), 0) + 1 from coupon_grants where world_id = ${worldId}) as grant,
      (select coalesce(max(id), 0) + 1 from instruments where world_id = ${worldId}) as instrument,
      (select count(*)::int from people where world_id = ${worldId} and role = 'buyer') as buyers`;
  const taken = await sql<
    { name: string }[]
  >`select slug as name from stores where world_id = ${worldId} union all select email from people where world_id = ${worldId}`;
  const content = importedContent({
    ...input,
    seed: world.seed,
    now: world.now,
    first: first ?? fromOne,
    taken: new Set(taken.map((row) => row.name)),
    withAdmin: false,
    withBuyers: first?.buyers === 0,
  });
  const [last] = await sql<{ n: number; hash: string }[]>`select n, hash from events where world_id = ${worldId} and stream = 'world' order by n desc limit 1`;
  await write(tx, content, world.now, last?.n ?? 0, last?.hash ?? "", progress);
}

/** The content in batches, so that its progress can be seen, and the event that says where it came from. */
async function write(tx: WorldTx, content: Content, at: Ms, lastN: number, head: string, progress: (done: number) => void): Promise<void> {
  const { listings, variants } = content;
  await insertContent(tx, { ...content, listings: [], variants: [] });
  for (let from = 0; from < listings.length; from += batch) {
    await insertRows(tx, schema.listings, listings.slice(from, from + batch));
    await insertRows(tx, schema.variants, variants.slice(from, from + batch));
    progress(Math.min(listings.length, from + batch));
  }
  const body = { type: "catalogue_imported", stores: content.stores.length, products: listings.length } as const;
  const event = linked(head, { stream: "world", n: lastN + 1, at, rule: "import", by: { party: "admin", person: null }, body });
  const wallets = walletsOf(content, at);
  await save(tx, noChanges, { before: new Map(), events: [event, ...wallets.events], entries: wallets.entries });
}
