import { startWorker } from "./worker.ts";

/** After this the process ends, whatever is still at work: what was not committed is done again by another. */
const stopLimitMs = 20_000;

const worker = await startWorker(process.env);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`the worker did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
