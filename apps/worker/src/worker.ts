import type { AddressInfo } from "node:net";
import { failpoint } from "@souk/db";
import { consume, queueSetting } from "@souk/jobs";
import { carryOut } from "./advance-loop.ts";
import { drainWorld } from "./drain.ts";
import { type Health, healthOf, serveHealth } from "./health.ts";
import { type Env, openHouse, reporter } from "./house.ts";
import { Reconciler } from "./reconciler.ts";
import { followStores } from "./stores.ts";

export interface RunningWorker {
  readonly port: number;
  health(): Health;
  /** Begins nothing more, finishes the chunk at work and lets go of everything. */
  stop(): Promise<void>;
}

/** Starts a worker: consumers of the queue, the reconciler and the health address (PORT, 4001). Rejects when the port is taken or a setting cannot work. */
export async function startWorker(env: Env): Promise<RunningWorker> {
  const stopping = new AbortController();
  const house = openHouse(env, stopping.signal);
  const { log } = house;
  const consumers = consume(
    {
      async wake(worldId) {
        failpoint("job.taken");
        await drainWorld(house, worldId, "queue");
        failpoint("job.done");
      },
      stores: (worldId) => followStores(house, worldId),
      advance: (advance) => carryOut(house, advance),
    },
    queueSetting(env),
    reporter(log, "the queue is in trouble"),
  );
  const server = await serveHealth(house, consumers, Number(env["PORT"] || 4001));
  const looking = new Reconciler(house, () => consumers.listening()).run();
  const { port } = server.address() as AddressInfo;
  log.info({ port, queue: consumers.backend, mailServer: house.post !== null }, "the worker is up");

  return {
    port,
    health: () => healthOf(house, consumers),
    async stop() {
      stopping.abort();
      server.close();
      server.closeAllConnections();
      await Promise.all([looking, consumers.close(), ...Object.values(house.lanes).map((lanes) => lanes.rest())]);
      house.post?.close();
      await house.bell.close();
      await house.db.end({ timeout: 5 });
    },
  };
}
