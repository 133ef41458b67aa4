import { failpoint, inWorld, type Db, type WorldTx } from "@souk/db";
import { liveChannel, liveListLimit, type LiveMessage } from "@souk/jobs";
import type { NoticeRecipient } from "@souk/rulebook";
import { sealWorld } from "./seals.ts";

/** Outbox rows taken in one go. */
const atOnce = 200;
/** While a mail is being sent its row is nobody else's; a worker that died gives it back after this. */
export const leaseSeconds = 30;

/** Locks of class 9 are the relay's, one for each world. */
const relayLock = 9;

interface OutboxRow {
  readonly seq: number;
  readonly orders: readonly number[];
  readonly buyers: readonly number[];
  readonly stores: readonly number[];
  readonly notices: number;
  /** 0 before the first try. */
  readonly attempts: number;
}

/** Rows whose notices are to be sent now; they are ours until the lease runs out. */
export interface Claimed {
  readonly rows: number;
  readonly toSend: readonly { readonly seq: number; readonly attempts: number }[];
}

/**
 * Takes the next rows of a world's outbox: tells the live channel, seals what happened, and in the same commit removes the rows, or leases
 * those whose mails are to be sent (`withMail`). Nothing is taken while another worker is at it.
 */
export const claimOutbox = (db: Db, worldId: number, withMail: boolean): Promise<Claimed> =>
  inWorld(db, worldId, async (tx) => {
    const { sql } = tx;
    const [lock] = await sql<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${relayLock}, ${worldId}) as ours`;
    if (!lock?.ours) return { rows: 0, toSend: [] };
    const rows = await sql<OutboxRow[]>`
      select seq, orders, buyers, stores, notices, attempts from outbox
      where world_id = ${worldId} and coalesce(retry_at <= clock_timestamp(), true) order by seq limit ${atOnce} for update skip locked`;
    if (rows.length === 0) return { rows: 0, toSend: [] };

    const fresh = rows.filter((row) => row.attempts === 0);
    if (fresh.length > 0) {
      await sql`select pg_notify(${liveChannel}, ${JSON.stringify(messageOf(worldId, fresh))})`;
      await sealWorld(tx, fresh);
    }
    failpoint("outbox.claimed");
    const toSend = withMail ? rows.filter((row) => row.notices > 0) : [];
    const done = rows.filter((row) => !toSend.includes(row));
    if (done.length > 0) await remove(tx, done);
    if (toSend.length > 0) {
      await sql`
        update outbox set attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
        where world_id = ${worldId} and seq = any (${list(toSend)}::bigint[])`;
    }
    return { rows: rows.length, toSend: toSend.map(({ seq, attempts }) => ({ seq, attempts: attempts + 1 })) };
  });

function messageOf(worldId: number, rows: readonly OutboxRow[]): LiveMessage {
  const all = (pick: (row: OutboxRow) => readonly number[]) => [...new Set(rows.flatMap(pick))];
  const touched = { orders: all((row) => row.orders), buyers: all((row) => row.buyers), stores: all((row) => row.stores) };
  return { worldId, touched: Object.values(touched).some((numbers) => numbers.length > liveListLimit) ? null : touched };
}

/** A notice that a mail server shall get, with whom to write to. */
export interface Outgoing {
  readonly stream: string;
  readonly n: number;
  readonly k: number;
  readonly role: NoticeRecipient;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly recipients: readonly { readonly name: string; readonly email: string; readonly language: string }[];
}

/** What of an outbox row has not been sent yet: a store's notices go to its staff, an admin's to all admins. */
export const outgoingOf = (db: Db, worldId: number, seq: number): Promise<readonly Outgoing[]> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<Outgoing[]>`
      select n.stream, n.n, n.k, n.role, n.template, n.params,
        coalesce((select json_agg(json_build_object('name', p.name, 'email', p.email, 'language', p.language) order by p.id) from people p
          where p.world_id = n.world_id and (p.id = n.person_id
            or n.person_id is null and p.role = n.role and (n.role = 'admin' or p.store_id = n.store_id))), '[]') as recipients
      from notices n
      where n.world_id = ${worldId} and n.outbox = ${seq} and n.state = 'kept'
      order by n.stream, n.n, n.k`,
  );

type NoticeKey = Pick<Outgoing, "stream" | "n" | "k">;

/** Notes what became of a mail. `kept` leaves it as it is, to be tried again or only read, with what went wrong. */
export const markNotice = (db: Db, worldId: number, { stream, n, k }: NoticeKey, state: "sent" | "failed" | "kept", error: string | null): Promise<unknown> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql`
      update notices set state = ${state}, sent_at = case when ${state} = 'sent' then clock_timestamp() end, last_error = ${error}
      where world_id = ${worldId} and stream = ${stream} and n = ${n} and k = ${k}`,
  );

/** The row has done its part. */
export const removeOutbox = (db: Db, worldId: number, seq: number): Promise<unknown> => inWorld(db, worldId, (tx) => remove(tx, [{ seq }]));

/** Keeps the row for another try after so many seconds. */
export const retryOutbox = (db: Db, worldId: number, seq: number, seconds: number, error: string | null): Promise<unknown> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql`
      update outbox set retry_at = clock_timestamp() + make_interval(secs => ${seconds}), last_error = ${error} where world_id = ${worldId} and seq = ${seq}`,
  );

/** How much has not left yet: rows of the outbox, and mails among them. */
export const leftInOutbox = async (db: Db, worldId: number): Promise<{ readonly rows: number; readonly mails: number }> => {
  const [left] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ rows: number; mails: number }[]>`
      select count(*)::int as rows, coalesce(sum((select count(*) from notices n
        where n.world_id = o.world_id and n.outbox = o.seq and n.state = 'kept')), 0)::int as mails
      from outbox o where o.world_id = ${worldId}`,
  );
  return left ?? { rows: 0, mails: 0 };
};

/** Writes down afresh whether the outbox still needs a worker; while a command is under way the next look does. */
export const settleWakeUp = (db: Db, worldId: number): Promise<unknown> => inWorld(db, worldId, ({ sql }) => sql`select settle_wakeup(${worldId})`);

const remove = ({ sql, worldId }: WorldTx, rows: readonly { readonly seq: number }[]): Promise<unknown> =>
  sql`delete from outbox where world_id = ${worldId} and seq = any (${list(rows)}::bigint[])`;

const list = (rows: readonly { readonly seq: number }[]): string => `{${rows.map((row) => row.seq).join(",")}}`;
