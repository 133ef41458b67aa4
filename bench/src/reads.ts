import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { startApi, type Answer } from "./api.ts";
import { type Figure, percentile, root, round } from "./figures.ts";
import { paidOrder, slotOf } from "./lives.ts";

const orders = 20;
const inFlight = 32;
const reads = 1_000;
/** Each round reads so often from the one and then from the other; the first is forgotten, since code is compiled and caches are filled in it. */
const rounds = 6;

/**
 * Reads of orders at 32 in flight, against the same queries behind nothing but node:http, in turns at the same time of the same machine: the
 * median of what the rounds compare.
 */
export async function reading(): Promise<Figure[]> {
  const api = await startApi();
  const bare = await startBare();
  try {
    const slot = await slotOf(api, "reads");
    const numbers: number[] = [];
    while (numbers.length < orders) numbers.push(await paidOrder(api, slot));
    const numberOf = (n: number): number => numbers[n % numbers.length] ?? 0;
    const kinds = {
      list: { api: () => api.call(slot.buyer, "buyer.orders.list", {}, "GET"), bare: () => bare.ask(`/list?world=${slot.world}`) },
      detail: {
        api: (n: number) => api.call(slot.buyer, "buyer.orders.get", { orderNo: numberOf(n) }, "GET"),
        bare: (n: number) => bare.ask(`/detail?world=${slot.world}&order=${numberOf(n)}`),
      },
    };
    const figures: Figure[] = [];
    for (const [name, { api: ours, bare: plain }] of Object.entries(kinds)) {
      const pairs: { mine: number; theirs: number }[] = [];
      while (pairs.length < rounds) pairs.push({ mine: await p99Of(ours), theirs: await p99Of(plain) });
      const counted = pairs.slice(1);
      const median = (of: (pair: { mine: number; theirs: number }) => number): number => percentile(counted.map(of), 0.5);
      figures.push({
        id: `read_vs_bare_${name}`,
        value: round(
          median(({ mine, theirs }) => mine / theirs),
          2,
        ),
        unit: "x the bare query",
        reach: "<= 2",
        yardstick: `median p99 of ${counted.length} rounds at ${inFlight} in flight: ${round(median(({ mine }) => mine))} ms; the same query through bare postgres.js behind node:http: ${round(median(({ theirs }) => theirs))} ms`,
      });
    }
    await api.must(api.control, "world.delete", { world: slot.world });
    return figures;
  } finally {
    await api.stop();
    await bare.stop();
  }
}

async function p99Of(read: (n: number) => Promise<Answer>): Promise<number> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < reads) {
        const { status, ms, body } = await read((next += 1));
        if (status !== 200) throw new Error(`a read answered ${status}: ${JSON.stringify(body)}`);
        took.push(ms);
      }
    }),
  );
  return percentile(took, 0.99);
}

interface Bare {
  ask(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

async function startBare(): Promise<Bare> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "bench/src/bare.ts"], {
    cwd: root,
    env: process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout ?? child, "data")) as [Buffer];
  const url = `http://127.0.0.1:${Number(said.toString())}`;
  return {
    async ask(path) {
      const begun = performance.now();
      const answer = await fetch(`${url}${path}`);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, ms: performance.now() - begun };
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
