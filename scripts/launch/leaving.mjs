import { print } from "./log.mjs";
import { endErrands } from "./processes.mjs";

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs a command's whole life: `work` does what it does, `stop` puts everything away again, however the work ends.
 * Resolves to the exit code.
 */
export async function live(work, stop, { explain }) {
  // Who listens may leave before we do, and that must not keep us from putting things away.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const outside = new Promise((resolve, reject) => {
    onSignals(resolve, () => void stop(0));
    onOrphaned(() => resolve("SIGTERM"));
    process.on("uncaughtException", reject);
    process.on("unhandledRejection", reject);
  });
  let code = 0;
  try {
    const ended = await Promise.race([work(), outside]);
    code = codes[ended] ?? ended?.code ?? 0;
  } catch (error) {
    code = 1;
    explain(error);
  }
  try {
    await endErrands();
    await stop();
  } catch (error) {
    print(`Something would not stop: ${error.message}`);
    code ||= 1;
  }
  return code;
}

/** The terminal and npm may both pass on one Ctrl-C, so a second one counts only when it comes a moment later. */
function onSignals(first, again) {
  let firstAt;
  for (const signal of Object.keys(codes)) {
    process.on(signal, () => {
      if (firstAt !== undefined && Date.now() - firstAt > 1000) again();
      firstAt ??= Date.now();
      first(signal);
    });
  }
}

/** npm does not hand SIGTERM down when it is ended by one: then only our parent's number tells. */
function onOrphaned(then) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}
