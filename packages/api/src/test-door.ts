import { randomUUID } from "node:crypto";
import { createPersonToken, type Person } from "@souk/market";
import { freshWorld, type FreshOptions, type TestWorld } from "@souk/market/testing";
import { getTRPCErrorFromUnknown, isTrackedEnvelope } from "@trpc/server";
import { afterAll } from "vitest";
import type { ApiContext } from "./context.ts";
import type { RefusalView } from "./contract/index.ts";
import { createHouse, type House } from "./house.ts";
import { answerError, answerOperation, operations, type OperationAnswer } from "./operations.ts";
import { contextOf, type WireFacts } from "./request.ts";
import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";

export const controlToken = "a-control-token-of-the-tests";

let open: House | null = null;

/** The house of this test file, without workers: it carries advances out itself. */
export function testHouse(): House {
  if (!open) {
    const env = { ...process.env, SOUK_SECRET: "a-secret-of-the-tests", SOUK_CONTROL_TOKEN: controlToken, SOUK_LOG_LEVEL: "silent" };
    open = createHouse({ env, name: "souk-api-test", carriesAdvances: true });
    afterAll(async () => {
      await open?.close();
      open = null;
    });
  }
  return open;
}

/** What came back, loosely typed: a test looks at what it asks for. */
export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a reply of any procedure
  readonly body: any;
  readonly refusal: RefusalView | undefined;
}

export interface Asker {
  (path: string, input?: unknown, key?: string | null): Promise<Reply>;
}

const byPath = new Map([...operations.values()].map((operation) => [operation.path, operation]));

/** Calls a procedure as a program does, by token, through the same door as over HTTP. Each write has a key of its own unless told. */
export const ask = (token: string | null, path: string, input: unknown = {}, key: string | null = randomUUID()): Promise<Reply> =>
  askOver({ authorization: token === null ? null : `Bearer ${token}`, idempotencyKey: key }, path, input);

/** The same with whatever the wire may say: a portal's cookie, another address. */
export async function askOver(facts: Partial<WireFacts>, path: string, input: unknown, house = testHouse()): Promise<Reply> {
  const wire = { portal: null, cookie: null, authorization: null, idempotencyKey: randomUUID(), address: "127.0.0.1", ...facts };
  const ctx = await contextOf(house, wire, { setHeader: () => {} });
  const operation = byPath.get(path);
  const answer = operation ? await answerOperation(operation, ctx, input) : await firstSignal(ctx, path, input);
  // As it goes over the wire.
  const body = JSON.parse(JSON.stringify(answer.body));
  return { status: answer.status, body, refusal: body.refusal };
}

const callerFactory = createCallerFactory(appRouter);

/** A subscription is no operation: whoever is let in hears where the clock stands, and hangs up. */
async function firstSignal(ctx: ApiContext, path: string, input: unknown): Promise<OperationAnswer> {
  if (path !== "live.changes") throw new Error(`there is no procedure ${path}`);
  const stop = new AbortController();
  try {
    const heard = (await callerFactory(ctx, { signal: stop.signal }).live.changes(input as never))[Symbol.asyncIterator]();
    const { value } = await heard.next();
    return { status: 200, headers: {}, body: isTrackedEnvelope(value) ? value[1] : value };
  } catch (thrown) {
    return answerError(getTRPCErrorFromUnknown(thrown), null, ctx);
  } finally {
    stop.abort();
  }
}

export interface ApiWorld extends TestWorld {
  readonly slug: string;
  /** Somebody of the world by the name before the @ of the mail, or "admin"; with a token of their own. */
  readonly of: (who: string) => Promise<Asker>;
  readonly seller: (storeId: number) => Promise<Asker>;
  readonly person: (who: string) => Person;
  readonly staffOf: (storeId: number) => Person;
}

export const control: Asker = (path, input, key) => ask(controlToken, path, input, key);
export const stranger: Asker = (path, input, key) => ask(null, path, input, key);

/** A world of the test's own with everybody in it at hand. */
export async function apiWorld(scenario = "shop", options: FreshOptions = {}): Promise<ApiWorld> {
  const w = await freshWorld(scenario, options);
  const person = (who: string): Person => {
    const found = w.people.find(({ email, role }) => email.startsWith(`${who}@`) || (who === "admin" && role === "admin"));
    if (!found) throw new Error(`nobody is called ${who}`);
    return found;
  };
  const asker = async ({ id }: Person): Promise<Asker> => {
    const token = await createPersonToken(w.db, w.id, id);
    return (path, input, key) => ask(token, path, input, key);
  };
  const staffOf = (storeId: number): Person => {
    const found = w.people.find((one) => one.storeId === storeId);
    if (!found) throw new Error(`store ${storeId} has no seller`);
    return found;
  };
  return { ...w, slug: w.world.slug, person, staffOf, of: (who) => asker(person(who)), seller: (storeId) => asker(staffOf(storeId)) };
}
