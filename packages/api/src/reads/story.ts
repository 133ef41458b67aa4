import { inWorld, type Db } from "@souk/db";
import type { Deadline, DeadlineKind, Ms } from "@souk/rulebook";
import { duration, instant, instantOrNull } from "../views/scalars.ts";
import { consequenceOf } from "../views/timers.ts";
import { readEntries } from "./books.ts";
import { readMails } from "./mails.ts";
import { currentPolicy } from "./policy.ts";

interface DeadlineRow {
  readonly kind: DeadlineKind;
  readonly subject: string;
  readonly generation: number;
  readonly state: Deadline["state"];
  readonly due: Ms;
  readonly remaining: Ms | null;
  readonly firedAt: Ms | null;
  readonly outcome: string;
}

/** What an admin sees beside the order itself: its chain, its deadlines of every generation, its postings and its mails. */
export async function readStory(db: Db, worldId: number, orderNo: number) {
  const stream = `order:${orderNo}`;
  const policy = await currentPolicy(db, worldId);
  const [events, deadlines] = await inWorld(
    db,
    worldId,
    ({ sql }) =>
      Promise.all([
        sql<
          { n: number; hash: string; recordedAt: Date }[]
        >`select n, hash, recorded_at from events where world_id = ${worldId} and stream = ${stream} order by n`,
        sql<DeadlineRow[]>`
          select kind, subject, generation, state, due, remaining, fired_at, outcome from deadlines
          where world_id = ${worldId} and order_no = ${orderNo} order by due, priority, subject, generation`,
      ]),
    { readOnly: true },
  );
  const { entries } = await readEntries(db, worldId, { stream, limit: 500 });
  const { mails } = await readMails(db, worldId, { orderNo, limit: 200 });
  return {
    events: events.map(({ n, hash, recordedAt }) => ({ n, hash, processedAt: recordedAt.toISOString() })),
    deadlines: deadlines.map((row) => ({
      kind: row.kind,
      subject: row.subject,
      generation: row.generation,
      state: row.state,
      due: instant(row.due),
      remaining: row.remaining === null ? null : duration(row.remaining),
      firedAt: instantOrNull(row.firedAt),
      outcome: row.outcome,
      consequence: consequenceOf(row.kind, policy),
    })),
    entries,
    mails,
  };
}
