import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { root } from "./figures.ts";

/** A token that owns worlds in the server of this measurement and nowhere else. */
const controlToken = `bench-${randomUUID()}`;

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly ms: number;
}

/** A real `apps/api`, a process of its own, as `npm start` runs it. */
export interface Api {
  /** Whoever owns worlds and clocks. */
  readonly control: string;
  /** One call of an operation by its path ("buyer.orders.pay"); every write carries a key of its own. Status 0: no answer came. */
  call(token: string, path: string, input: object, method?: "GET" | "POST"): Promise<Answer>;
  /** The same, for calls that must go through. */
  must(token: string, path: string, input: object, method?: "GET" | "POST"): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

const healthLimitMs = 30_000;

/** Starts one over the database of this measurement, with what else it is told. */
export async function startApi(more: Readonly<Record<string, string>> = {}): Promise<Api> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    SOUK_API_URL: url,
    SOUK_CONTROL_TOKEN: controlToken,
    SOUK_SECRET: process.env["SOUK_SECRET"] ?? randomUUID(),
    SOUK_QUEUE: process.env["SOUK_QUEUE"] ?? "off",
    NODE_ENV: "production",
    SOUK_LOG_LEVEL: "error",
    ...more,
  };
  const child = spawn(process.execPath, [...process.execArgv, "apps/api/src/main.ts"], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  await untilWell(child, url);

  const call: Api["call"] = async (token, path, input, method = "POST") => {
    const begun = performance.now();
    const values = Object.entries(input).map(([key, value]): [string, string] => [key, String(value)]);
    const query = method === "GET" ? `?${new URLSearchParams(values).toString()}` : "";
    const headers = { authorization: `Bearer ${token}`, ...(method === "POST" && { "content-type": "application/json", "idempotency-key": randomUUID() }) };
    try {
      const answer = await fetch(`${url}/api/${path.replaceAll(".", "/")}${query}`, {
        method,
        headers,
        ...(method === "POST" && { body: JSON.stringify(input) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, ms: performance.now() - begun };
    } catch (error) {
      return { status: 0, body: { message: String(error) }, ms: performance.now() - begun };
    }
  };
  return {
    control: controlToken,
    call,
    async must(...args) {
      const { status, body } = await call(...args);
      if (status !== 200) throw new Error(`${args[1]} answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function untilWell(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + healthLimitMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`apps/api ended with ${child.exitCode} before it was well`);
    const well = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (well) return;
    if (Date.now() > until) throw new Error(`apps/api was not well after ${healthLimitMs / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
