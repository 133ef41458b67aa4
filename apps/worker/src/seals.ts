import type { WorldTx } from "@souk/db";

interface Touched {
  readonly orders: readonly number[];
  readonly buyers: readonly number[];
  readonly stores: readonly number[];
}

/**
 * Gives what happened in a live world its place in the world's gapless order, after commit, stream by stream up to the newest event.
 * Insert-only, under the relay's lock. A world whose clock stands needs none: there only one writes at a time.
 */
export async function sealWorld({ sql, worldId }: WorldTx, touched: readonly Touched[]): Promise<void> {
  const streams = [
    "world",
    ...new Set(
      touched.flatMap(({ orders, buyers, stores }) => [
        ...orders.map((no) => `order:${no}`),
        ...buyers.map((id) => `buyer:${id}`),
        ...stores.map((id) => `store:${id}`),
      ]),
    ),
  ];
  await sql`
    insert into seals (world_id, no, stream, n)
    select ${worldId}, coalesce((select max(no) from seals where world_id = ${worldId}), 0) + row_number() over (order by e.recorded_at, e.stream, e.n), e.stream, e.n
    from jsonb_array_elements_text(${JSON.stringify(streams)}::text::jsonb) s (stream)
    join events e on e.world_id = ${worldId} and e.stream = s.stream
      and e.n > coalesce((select max(n) from seals where world_id = ${worldId} and stream = s.stream), 0)
    where exists (select from worlds where id = ${worldId} and mode = 'live')`;
}
