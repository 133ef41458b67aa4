import type { WorldTx } from "@souk/db";
import type { Intent, Open } from "./play.ts";

/** How many overdue orders one play settles along at most; the next try of the same person settles the next ones. */
const limit = 50;

/**
 * Orders with an overdue deadline that may hold what a command found missing: the same variants, coupons or buyer. Settling them first
 * keeps a late worker from turning a buyer away (rules.md 2.2.2).
 */
export async function holdersOfWhatIsMissing({ sql, worldId }: WorldTx, intent: Intent, { slice, now }: Open): Promise<number[]> {
  const variants = `{${[...slice.variants.keys()].join(",")}}`;
  const grants = `{${[...slice.grants.keys()].join(",")}}`;
  const rows = await sql<{ no: number }[]>`
    select distinct d.order_no as no
    from deadlines d join orders o on o.world_id = ${worldId} and o.no = d.order_no
    where d.world_id = ${worldId} and d.state = 'armed' and d.due <= ${now} and (
      o.buyer_id = ${intent.buyerId ?? null}
      or exists (select from order_lines l where l.world_id = ${worldId} and l.order_no = o.no and l.variant_id = any (${variants}::int[]))
      or exists (select from order_grants g where g.world_id = ${worldId} and g.order_no = o.no and g.grant_id = any (${grants}::int[])))
    order by no limit ${limit}`;
  const opened = new Set(intent.orders ?? []);
  return rows.map((row) => row.no).filter((no) => !opened.has(no));
}
