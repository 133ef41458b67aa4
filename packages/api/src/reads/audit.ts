import { inWorld, type Db } from "@souk/db";
import { instant } from "../views/scalars.ts";
import { noteOf } from "./console.ts";
import { fromCursor, pageOf } from "./cursor.ts";

interface ActRow {
  readonly at: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly n: number;
  readonly type: string;
  readonly rule: string;
  readonly personId: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface AuditQuery {
  readonly stream?: string | undefined;
  readonly personId?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Every act of an admin of the world, the latest first, from the chained log. */
export async function readAudit(db: Db, worldId: number, { stream, personId, cursor, limit = 50 }: AuditQuery) {
  const [offset = 0] = fromCursor(cursor, 1) ?? [];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<ActRow[]>`
      select e.at, e.recorded_at, e.stream, e.n, e.type, e.rule, e.person_id, p.name, e.data, e.hash
      from events e join people p on p.world_id = ${worldId} and p.id = e.person_id
      where e.world_id = ${worldId} and e.party = 'admin' and (${stream ?? null}::text is null or e.stream = ${stream ?? null})
        and (${personId ?? null}::int is null or e.person_id = ${personId ?? null})
      order by e.at desc, e.stream desc, e.n desc offset ${offset} limit ${limit + 1}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return {
    acts: items.map(({ at, recordedAt, personId: id, name, data, ...act }) => ({
      ...act,
      at: instant(at),
      recordedAt: recordedAt.toISOString(),
      by: { personId: id, name },
      note: noteOf(data),
    })),
    nextCursor,
  };
}
