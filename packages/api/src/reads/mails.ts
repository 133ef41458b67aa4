import { inWorld, type Db } from "@souk/db";
import type { MailView } from "../contract/index.ts";
import { instant } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";

interface MailRow {
  readonly stream: string;
  readonly n: number;
  readonly k: number;
  readonly at: number;
  readonly role: MailView["party"];
  readonly template: string;
  readonly params: MailView["params"];
  readonly sentAt: Date | null;
  readonly name: string | null;
  readonly language: string | null;
}

const idOf = ({ stream, n, k }: Pick<MailRow, "stream" | "n" | "k">): string => `${stream}/${n}/${k}`;

const toView = (row: MailRow): MailView => ({
  mailId: idOf(row),
  at: instant(row.at),
  to: row.name ?? "",
  party: row.role,
  template: row.template,
  params: row.params,
  language: row.language ?? "en",
  orderNo: row.stream.startsWith("order:") ? Number(row.stream.slice(6)) : null,
  sentAt: row.sentAt?.toISOString() ?? null,
});

export interface MailQuery {
  readonly party?: MailView["party"] | undefined;
  readonly personId?: number | undefined;
  readonly storeId?: number | undefined;
  readonly orderNo?: number | undefined;
  readonly template?: string | undefined;
  readonly mailId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Mails of a world, the newest first. Who may see which is said by the query: a person's own, a store's, or all. */
export async function readMails(db: Db, worldId: number, query: MailQuery): Promise<{ mails: MailView[]; nextCursor: string | null }> {
  const { party = null, personId = null, storeId = null, orderNo = null, template = null, limit = 20 } = query;
  const [stream = null, n = null, k = null] = query.mailId?.split("/") ?? [];
  const [offset = 0] = fromCursor(query.cursor, 1) ?? [];
  const wanted = { n: n !== null && /^\d{1,9}$/.test(n) ? Number(n) : null, k: k !== null && /^\d{1,4}$/.test(k) ? Number(k) : null };
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<MailRow[]>`
      select m.stream, m.n, m.k, m.at, m.role, m.template, m.params, m.sent_at, coalesce(p.name, s.name) as name, p.language
      from notices m
      left join people p on p.world_id = m.world_id and p.id = m.person_id
      left join stores s on s.world_id = m.world_id and s.id = m.store_id
      where m.world_id = ${worldId} and (${party}::text is null or m.role = ${party}) and (${personId}::int is null or m.person_id = ${personId})
        and (${storeId}::int is null or m.store_id = ${storeId}) and (${template}::text is null or m.template = ${template})
        and (${orderNo}::int is null or m.stream = 'order:' || ${orderNo}::int)
        and (${stream}::text is null or (m.stream = ${stream} and m.n = ${wanted.n} and m.k = ${wanted.k}))
      order by m.at desc, m.stream desc, m.n desc, m.k desc limit ${limit + 1} offset ${offset}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return { mails: items.map(toView), nextCursor };
}
