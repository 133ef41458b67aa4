import { type Db, connect } from "@souk/db";
import { type Bell, type Report, openBell, queueSetting } from "@souk/jobs";
import pino, { type Logger } from "pino";
import { Lanes } from "./lanes.ts";
import { Lateness } from "./lateness.ts";
import { type Post, openPost } from "./post.ts";
import { Restraint } from "./restraint.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** What this worker has done since it started; health shows it. */
interface Tally {
  readonly lateness: Lateness;
  fired: number;
  /** Deadlines found fired before the world's clock showed their instant. A bug if it is ever more than none. */
  firedEarly: number;
  readonly woken: { queue: number; reconciler: number };
  readonly mail: { sent: number; failed: number };
  relayed: number;
  /** performance.now() of the last look that reached the database. */
  lastLook: number | null;
  /** How long the oldest deadline of a live world has been overdue. */
  lagMs: number;
}

/** What every part of the worker needs. */
export interface House {
  readonly env: Env;
  readonly db: Db;
  readonly bell: Bell;
  readonly log: Logger;
  /** One kind of work never waits for room that another kind takes: an advance waits for its mails. */
  readonly lanes: Readonly<Record<Kind, Lanes>>;
  readonly restraint: Restraint;
  /** Null without SMTP_URL: then mails are only kept, to be read in Souk. */
  readonly post: Post | null;
  readonly tally: Tally;
  /** Fires when the process is to end: finish what is at work, begin nothing. */
  readonly stopping: AbortSignal;
}

export type Kind = "drain" | "relay" | "advance" | "stores" | "assess";

/** Worlds at work at once in one process, per kind. */
const width: Readonly<Record<Kind, number>> = { drain: 4, relay: 3, advance: 3, stores: 2, assess: 1 };

export function openHouse(env: Env, stopping: AbortSignal): House {
  const log = pino({ name: "souk-worker", level: env["SOUK_LOG_LEVEL"] ?? "info" });
  return {
    env,
    log,
    stopping,
    db: connect(env["DATABASE_URL"], { max: width.drain + width.relay + width.advance + width.stores + width.assess + 2, name: "souk-worker" }),
    bell: openBell(queueSetting(env), reporter(log, "the queue did not take a wake-up")),
    lanes: {
      drain: new Lanes(width.drain),
      relay: new Lanes(width.relay),
      advance: new Lanes(width.advance),
      stores: new Lanes(width.stores),
      assess: new Lanes(width.assess),
    },
    restraint: new Restraint(),
    post: openPost(env),
    tally: {
      lateness: new Lateness(),
      fired: 0,
      firedEarly: 0,
      woken: { queue: 0, reconciler: 0 },
      mail: { sent: 0, failed: 0 },
      relayed: 0,
      lastLook: null,
      lagMs: 0,
    },
  };
}

/** The same trouble is told once in this time: a queue that is gone says so many times a second. */
const sameTroubleMs = 30_000;

/** Logs what the queue complains of. */
export function reporter(log: Logger, message: string): Report {
  const told = new Map<string, number>();
  return (where, error) => {
    const trouble = `${where}: ${error instanceof Error ? error.message : String(error)}`;
    if (performance.now() < (told.get(trouble) ?? 0)) return;
    if (told.size > 100) told.clear();
    told.set(trouble, performance.now() + sameTroubleMs);
    log.warn({ where, err: error }, message);
  };
}

/**
 * Does one kind of work for one world: never twice at once, begun no more once the process is to end. What fails is logged and left alone
 * for a while; it never stops what is done for other worlds.
 */
export function inLane(house: House, kind: Kind, worldId: number, work: () => Promise<void>): Promise<void> {
  const { lanes, restraint, stopping, log } = house;
  const key = `${kind}:${worldId}`;
  return lanes[kind].run(key, async () => {
    if (stopping.aborted || restraint.holds(key)) return;
    try {
      await work();
      restraint.forget(key);
    } catch (error) {
      const pauseMs = restraint.failed(key);
      log.error({ err: error, kind, worldId, pauseMs }, "could not finish; trying again later");
    }
  });
}
