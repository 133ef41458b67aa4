import { diskFull } from "./disk.ts";
import { mailServerFails } from "./mail.ts";
import { frozenWhileMoving } from "./stores.ts";
import { chaos } from "./chaos.ts";
import {
  advancePartition,
  advanceWhileShopping,
  deployed,
  diedBeforeAnswering,
  doubleClicks,
  sameInstant,
  shoppingThroughCrashes,
  shoppingWithoutQueue,
  slowNetwork,
} from "./people.ts";
import { NotOnThisMachine, openStage, type Stage } from "./stage.ts";
import {
  advanceInterrupted,
  allAtOnce,
  databaseLost,
  deadlineUnderFire,
  killedAtEveryPoint,
  killedFiveTimes,
  noisyQueue,
  queueLost,
  stoppedAndWoken,
  wrongClocks,
} from "./workers.ts";

interface Drill {
  readonly name: string;
  readonly about: string;
  readonly run: (stage: Stage) => Promise<void>;
  /** Only when asked for by name or by `--long`. */
  readonly long?: true;
}

const drills: readonly Drill[] = [
  { name: "kill-points", about: "F1: a worker killed at every point of a deadline's way", run: killedAtEveryPoint },
  { name: "kill-five", about: "F2: the same work killed five times", run: killedFiveTimes, long: true },
  { name: "stop-and-wake", about: "F3: a worker stopped with its transaction open, woken after another has done its work", run: stoppedAndWoken, long: true },
  { name: "queue-lost", about: "F4: Redis emptied and killed under a drain", run: queueLost },
  { name: "shop-without-queue", about: "F4: shopping with Redis silent, then gone", run: shoppingWithoutQueue, long: true },
  { name: "database-lost", about: "F5, F6: connections cut and PostgreSQL crashed under a drain", run: databaseLost },
  { name: "shop-through-crashes", about: "F5, F6: the same while people shop", run: shoppingThroughCrashes },
  { name: "noisy-queue", about: "F7: wake-ups repeated, reordered, late, and for what does not exist", run: noisyQueue, long: true },
  { name: "wrong-clocks", about: "F8: workers whose machines tell the wrong time", run: wrongClocks, long: true },
  { name: "advance-interrupted", about: "F9: an advance whose worker is killed", run: advanceInterrupted, long: true },
  { name: "advance-while-shopping", about: "F9: two advances at once, among people who shop", run: advanceWhileShopping },
  { name: "slow-network", about: "F10: a slow line to the database that breaks now and then", run: slowNetwork, long: true },
  { name: "disk-full", about: "F11: no room left under the events, nor under the files", run: diskFull },
  { name: "died-before-answering", about: "F12: the API killed between commit and answer", run: diedBeforeAnswering },
  { name: "double-clicks", about: "F13: every button pressed again and again", run: doubleClicks },
  { name: "same-instant", about: "F14: two acts at one instant", run: sameInstant },
  { name: "frozen-while-moving", about: "F15: a store frozen and released while its orders move, then blocked", run: frozenWhileMoving },
  { name: "all-at-once", about: "F16: ten thousand deadlines due at one look", run: allAtOnce, long: true },
  { name: "mail-server-fails", about: "F17: a mail server that is silent, breaks the line or is busy", run: mailServerFails },
  { name: "deployed", about: "F18: SIGTERM while people shop", run: deployed, long: true },
  { name: "partition", about: "one span of time in any pieces makes one history", run: advancePartition },
  { name: "deadline", about: "the queue emptied and the worker killed just before the 72 hours end", run: deadlineUnderFire },
  { name: "chaos", about: "mixed faults, one seed after the other (--seeds N)", run: chaos, long: true },
];

const usage = `npm run drill                            the short ones
npm run drill -- --long                  all of them, and more of each
npm run drill -- --only NAME,NAME        these: ${drills.map(({ name }) => name).join(", ")}
npm run drill -- --seed S                replays what a seed drew
npm run drill -- --only chaos --seeds 50`;

const valueOf = (flag: string): string | undefined => (process.argv.includes(flag) ? (process.argv[process.argv.indexOf(flag) + 1] ?? "") : undefined);

const only = valueOf("--only")?.split(",");
const long = process.argv.includes("--long");
const firstSeed = Number(valueOf("--seed") ?? process.env["SOUK_SEED"] ?? 1);
const seeds = Number(valueOf("--seeds") ?? 1);
if (process.argv.includes("--help") || only?.some((name) => !drills.some((drill) => drill.name === name)) || !Number.isInteger(firstSeed) || !(seeds >= 1)) {
  console.error(usage);
  process.exit(2);
}

const failed: string[] = [];
let passed = 0;
let notRun = 0;

async function attempt({ name, about, run }: Drill, seed: number): Promise<void> {
  const begun = performance.now();
  console.log(`${name}, seed ${seed}: ${about}`);
  const stage = openStage(seed, long);
  const took = (): string => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
  try {
    await run(stage);
    passed += 1;
    console.log(`  ok in ${took()}`);
  } catch (error) {
    if (error instanceof NotOnThisMachine) {
      notRun += 1;
      console.log(`  NOT RUN: ${error.message}`);
    } else {
      failed.push(`npm run drill -- --only ${name} --seed ${seed}`);
      console.log(`  FAILED in ${took()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  await stage.clear();
}

for (const drill of drills.filter(({ name, long: isLong }) => only?.includes(name) ?? (long || !isLong)))
  for (let seed = firstSeed; seed < firstSeed + (drill.name === "chaos" ? seeds : 1); seed += 1) await attempt(drill, seed);

const skipped = notRun > 0 ? `, ${notRun} not run` : "";
console.log(`\n${passed} passed, ${failed.length} failed${skipped}${failed.map((line) => `\n  ${line}`).join("")}`);
process.exit(failed.length === 0 ? 0 : 1);
