import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** One of our own programs in a process of its own, as it runs in earnest. */
export interface Program {
  readonly url: string;
  readonly pid: number;
  /** How it ended, once it has. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  hasEnded(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** kill -9: no goodbye of any kind. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Starts `apps/<name>` without waiting for it to be well: it may be meant to die before it is. */
export function begin(name: "api" | "worker", port: number, env: Env): Program {
  const settings = { ...process.env, SOUK_LOG_LEVEL: "fatal", ...env, PORT: String(port) };
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", `apps/${name}/src/main.ts`], {
    cwd: root,
    env: settings,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit").then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    ended,
    hasEnded,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return (await ended).code;
    },
  };
}

/** A program may take so long to start, on a machine that does much else. */
const startLimitMs = 120_000;

/** Waits until a program says that it is well. */
export async function well(program: Program): Promise<Program> {
  await eventually(
    `${program.url} is well`,
    async () => {
      if (program.hasEnded()) throw new Error(`a program at ${program.url} ended before it was well`);
      return fetch(`${program.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    startLimitMs,
  );
  return program;
}

/** Asks until the answer is neither false nor nothing; one that does not come in time fails by its name. */
export async function eventually<T>(what: string, ask: () => Promise<T | false>, limitMs = 30_000): Promise<T> {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false) return answer;
    if (performance.now() > until) throw new Error(`not within ${limitMs / 1_000} s: ${what}`);
    await pause(50);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
