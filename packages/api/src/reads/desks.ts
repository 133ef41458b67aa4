import { inWorld, type Db } from "@souk/db";
import type { deskInput } from "../contract/index.ts";
import { nearestFirst, type ListQuery, type OrderPage, type Fragment, type Sql } from "./lists.ts";

export type Desk = (typeof deskInput)["_output"]["desk"];

/** Which orders wait for the platform at a desk. */
function waitsAt(sql: Sql, desk: Desk): Fragment {
  switch (desk) {
    case "payments":
      return sql`o.state = 'payment_verifying'`;
    case "disputes":
      return sql`o.dispute_open and exists (select from disputes d where d.world_id = o.world_id and d.order_no = o.no and d.state in ('mediation', 'appealed'))`;
    case "refunds":
      return sql`o.refund_running`;
    case "chargebacks":
      return sql`o.chargeback_open`;
  }
}

const desks = ["payments", "disputes", "refunds", "chargebacks"] as const satisfies readonly Desk[];

/** Since when a dispute waits for the platform: its appeal, or the end of the negotiation. */
const waitingSince = (sql: Sql): Fragment => sql`(
  select coalesce(d.appeal_at, d.mediation_at) from disputes d
  where d.world_id = o.world_id and d.order_no = o.no and d.state in ('mediation', 'appealed'))`;

/** The orders at a desk, the nearest deadline first; disputes, which no deadline decides, by how long they have waited. */
export const readDesk = (db: Db, worldId: number, desk: Desk, query: ListQuery): Promise<OrderPage> =>
  nearestFirst(db, worldId, query, (sql) => waitsAt(sql, desk), desk === "disputes" ? waitingSince : undefined);

/** How much waits at each desk. */
export const countDesks = (db: Db, worldId: number): Promise<Record<Desk, number>> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const counts = await Promise.all(
        desks.map((desk) => sql<{ n: number }[]>`select count(*)::int as n from orders o where o.world_id = ${worldId} and ${waitsAt(sql, desk)}`),
      );
      return Object.fromEntries(desks.map((desk, i) => [desk, counts[i]?.[0]?.n ?? 0])) as Record<Desk, number>;
    },
    { readOnly: true },
  );
