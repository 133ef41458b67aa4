import { pauseClock } from "@souk/market";
import { crashPostgres, cutConnections, killRedis, silenceRedis, wipeRedis } from "./servers.ts";
import { freePort, pause, type Program, well } from "./program.ts";
import { caughtUp, mustBeSound, type Stage, turnOnce } from "./stage.ts";
import { living, market } from "./people.ts";

type Fault = (stage: Stage, running: Running) => Promise<void>;

interface Running {
  api: Program;
  worker: Program;
  readonly port: number;
}

const withQueue =
  (fault: Fault): Fault =>
  async (stage, running) => {
    if (stage.redisUrl) await fault(stage, running);
  };

const faults: Readonly<Record<string, Fault>> = {
  "kill the worker": async (stage, running) => {
    await running.worker.kill();
    running.worker = stage.worker({}, await freePort());
  },
  "kill the API": async (stage, running) => {
    await running.api.kill();
    running.api = await stage.api({}, running.port);
  },
  "stop the worker for a while": async (_, { worker }) => {
    worker.signal("SIGSTOP");
    await pause(1_500);
    worker.signal("SIGCONT");
  },
  "cut all connections": async ({ owner }) => void (await cutConnections(owner)),
  "crash PostgreSQL": async (stage) => {
    await crashPostgres(stage.owner);
  },
  // Another fault may have left no queue to empty, kill or silence.
  "empty the queue": withQueue(async (stage) => void (await wipeRedis(stage).catch(() => null))),
  "kill Redis": withQueue((stage) => killRedis(stage).catch(() => {})),
  "silence Redis": withQueue(async (stage) => {
    const wake = await silenceRedis(stage).catch(() => () => {});
    await pause(1_000);
    wake();
  }),
};

/** One seed of mixed faults, while people shop in one world and time races in another: nothing lost, nothing twice, nothing early, and soon well again. */
export async function chaos(stage: Stage): Promise<void> {
  const port = await freePort();
  const running: Running = { port, api: await stage.api({}, port), worker: await well(stage.worker({}, await freePort())) };
  const racing = await stage.world("orders-n", { deadlines: 1_000 }, 100_000);
  const m = await market(stage, () => `http://127.0.0.1:${port}`);
  const people = living(m, 3);
  const names = Object.keys(faults) as [string, ...string[]];
  for (let time = 0; time < 4; time += 1) {
    await pause(200 + stage.chance.below(600));
    const name = stage.chance.pick(names);
    stage.say(name);
    await faults[name]?.(stage, running);
  }
  // How long a program takes to start is the machine's to say; from then on it has ten seconds.
  await Promise.all([well(running.api), well(running.worker)]);
  const begun = performance.now();
  const before = m.mira.answered.length;
  while (m.mira.answered.length === before && performance.now() - begun < 10_000) await pause(50);
  const servedMs = Math.round(performance.now() - begun);
  const caughtUpMs = await caughtUp(stage, racing);
  const lives = await people.stop();
  await pauseClock(stage.db, racing.id);
  await turnOnce(stage, racing);
  await mustBeSound(stage, [racing, m.world], [m.mira, m.seller]);
  if (m.mira.answered.length === before) throw new Error("nobody was served within 10 s of everything running again");
  stage.say(`served again after ${servedMs} ms, nothing overdue after ${caughtUpMs} ms; ${lives} lives`);
}
