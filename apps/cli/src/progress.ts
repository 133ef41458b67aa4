import { Presets, SingleBar } from "cli-progress";

/** A bar on stderr while a person watches; nothing in a pipe. */
export function barFor(total: number, what: string): { readonly update: (done: number) => void; readonly stop: () => void } {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: `{bar} {value}/{total} ${what}`, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
