import { connect, type Db } from "@souk/db";
import { openBell, type Bell } from "@souk/jobs";
import pino, { type Logger } from "pino";
import { createAccounts, type Accounts } from "./auth.ts";
import { LiveHub } from "./live.ts";
import { createLimits, type Limits } from "./limits.ts";

/** What every call needs of the house; built once per process by `createHouse`. */
export interface House {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly log: Logger;
  readonly bell: Bell;
  readonly live: LiveHub;
  /** Wakes the drain of a world for what it has next, best effort: what a lost ring forgets, the reconciler remembers. */
  readonly ring: (worldId: number) => void;
  readonly settings: Settings;
  close(): Promise<void>;
}

export interface Settings {
  /** Signs tickets and better-auth's sessions. */
  readonly secret: string;
  /** A control token from the environment, beside those in the table. */
  readonly controlToken: string | null;
  /** Cookies only over https. */
  readonly secureCookies: boolean;
  /** Origins whose pages may send writes with a portal's cookie; null: only the portal's own. */
  readonly origins: readonly string[] | null;
  /** Where programs and the queue's board are served. */
  readonly apiUrl: string;
  /** Carries advances out in this very process: for a house without workers. */
  readonly carriesAdvances: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Builds the house from the environment: DATABASE_URL, SOUK_SECRET, SOUK_CONTROL_TOKEN, SOUK_{BUYER,SELLER,ADMIN,API}_URL and the queue's
 * own; SOUK_CARRIES_ADVANCES=1 makes it a house without workers. Nothing connects before the first call. `name` is what the database shows
 * as the connection's user.
 */
export function createHouse({
  env = process.env,
  name = "souk-api",
  carriesAdvances = env["SOUK_CARRIES_ADVANCES"] === "1",
}: { env?: Env; name?: string; carriesAdvances?: boolean } = {}): House {
  const databaseUrl = env["DATABASE_URL"];
  const secret = env["SOUK_SECRET"];
  if (!secret || secret.length < 16) throw new Error("SOUK_SECRET is not set, or shorter than 16 characters");
  const log = createLog(env, name);
  const db = connect(databaseUrl, { max: Number(env["SOUK_DB_CONNECTIONS"] ?? 10), name });
  const bell = openBell(undefined, (where, error) => log.warn({ where, err: error }, "the queue did not answer"));
  const live = new LiveHub(db, log);
  const apiUrl = env["SOUK_API_URL"] ?? "http://127.0.0.1:4000";
  const portalUrls = [env["SOUK_BUYER_URL"], env["SOUK_SELLER_URL"], env["SOUK_ADMIN_URL"]].filter((url) => url !== undefined && url !== "");
  return {
    db,
    accounts: createAccounts({ ...(databaseUrl && { databaseUrl }), secret, baseUrl: apiUrl }),
    limits: createLimits(),
    log,
    bell,
    live,
    ring: ringer(db, bell, log),
    settings: {
      secret,
      controlToken: env["SOUK_CONTROL_TOKEN"] || null,
      secureCookies: portalUrls.length > 0 && portalUrls.every((url) => url?.startsWith("https:")),
      origins: portalUrls.length > 0 ? portalUrls.map((url) => new URL(url ?? "").origin) : null,
      apiUrl,
      carriesAdvances,
    },
    async close() {
      await live.close();
      await bell.close();
      await db.end({ timeout: 5 });
    },
  };
}

/** Never a secret, a cookie or a mail address in a log. */
const createLog = (env: Env, name: string): Logger =>
  pino({
    name,
    level: env["SOUK_LOG_LEVEL"] ?? "info",
    redact: { paths: ["*.password", "*.email", "*.token", "*.cookie", "*.authorization", "req.headers", "input"], censor: "[kept]" },
  });

/** One look per world at a time, however many commands ring: the look after the last of them sees what all have armed. */
function ringer(db: Db, bell: Bell, log: Logger): (worldId: number) => void {
  const looking = new Map<number, { again: boolean }>();
  const look = async (worldId: number): Promise<void> => {
    const [row] = await db<{ waitMs: number | null }[]>`
      select floor(extract(epoch from next_real_due - clock_timestamp()) * 1000)::float8 as wait_ms from world_wakeups where world_id = ${worldId}`;
    if (row && row.waitMs !== null) await bell.ring(worldId, Math.max(0, row.waitMs));
  };
  return (worldId) => {
    if (bell.backend === "off") return;
    const underWay = looking.get(worldId);
    if (underWay) {
      underWay.again = true;
      return;
    }
    const turn = { again: true };
    looking.set(worldId, turn);
    void (async () => {
      try {
        while (turn.again) {
          turn.again = false;
          await look(worldId);
        }
      } catch (error) {
        log.warn({ err: error, worldId }, "could not ring for a world");
      } finally {
        looking.delete(worldId);
      }
    })();
  };
}
