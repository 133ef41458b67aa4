import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { startApi, type Answer } from "./api.ts";
import { type Figure, percentile, root, round } from "./figures.ts";
import { paidOrder, slotOf } from "./lives.ts";

const orders = 20;
const inFlight = 32;
const reads = 1_000;

/** Reads of orders at 32 in flight, against the same queries behind nothing but node:http, at the same time of the same machine. */
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
      for (const read of [ours, plain]) await p99Of(read, reads / 4);
      const [mine, theirs] = [await p99Of(ours, reads), await p99Of(plain, reads)];
      figures.push({
        id: `read_vs_bare_${name}`,
        value: round(mine / theirs, 2),
        unit: "x the bare query",
        reach: "<= 2",
        yardstick: `p99 at ${inFlight} in flight: ${round(mine)} ms; the same query through bare postgres.js behind node:http: ${round(theirs)} ms`,
      });
    }
    await api.must(api.control, "world.delete", { world: slot.world });
    return figures;
  } finally {
    await api.stop();
    await bare.stop();
  }
}

async function p99Of(read: (n: number) => Promise<Answer>, times: number): Promise<number> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < times) {
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
