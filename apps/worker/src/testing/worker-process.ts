import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Health } from "../health.ts";
import type { Env } from "../house.ts";

/** A worker in a process of its own, as it runs in earnest. */
export interface WorkerProcess {
  readonly process: ChildProcess;
  health(): Promise<Health>;
  /** kill -9: no goodbye of any kind. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Starts the real program and waits until it says that it is up. */
export async function spawnWorker(env: Env): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main], {
    env: { ...env, SOUK_LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const exited = once(child, "exit");
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      if (line.includes("the worker is up")) resolve((JSON.parse(line) as { port: number }).port);
    });
    child.once("exit", () => reject(new Error(`the worker ended before it was up:\n${said.join("\n")}`)));
  });
  return {
    process: child,
    health: async () => (await fetch(`http://127.0.0.1:${port}/health`)).json() as Promise<Health>,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}
