import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./figures.ts";

/** A real worker, a process of its own; resolves once it is up. */
export async function startWorker(): Promise<ChildProcess> {
  const env = { ...process.env, PORT: "0", NODE_ENV: "production", SOUK_LOG_LEVEL: "info" };
  const child = spawn(process.execPath, [...process.execArgv, "apps/worker/src/main.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (said: Buffer) => said.includes("the worker is up") && resolve());
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code} before it was up`)));
  });
  return child;
}
