import { advance } from "./advance.ts";
import { cancels } from "./cancels.ts";
import { storms } from "./clicks.ts";
import { due } from "./due.ts";
import { type Figure, keep, machine, show } from "./figures.ts";
import { lives, processes } from "./lives.ts";
import { memory } from "./memory.ts";
import { reading } from "./reads.ts";
import { replay } from "./replay.ts";
import { starts } from "./start.ts";
import { stores } from "./stores.ts";
import { worlds } from "./worlds.ts";

/** What is measured, by the name that `--only` takes; `starts` takes minutes and wants `--start`, `replay` wants a recording, `--traces FILE`. */
const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  worlds,
  advance,
  stores,
  storms,
  lives,
  processes,
  cancels,
  reads: reading,
  due,
  memory,
  replay,
  ...(process.argv.includes("--start") && { starts }),
};

const only = process.argv.includes("--only") ? (process.argv[process.argv.indexOf("--only") + 1] ?? "").split(",") : null;
const stray = only?.find((name) => !(name in benches));
if (stray !== undefined) {
  console.error(`There is no measurement "${stray}"; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

console.log(`Measuring on ${machine()}\n`);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(benches)) {
  if (only !== null && !only.includes(name)) continue;
  const measured = await measure();
  keep(measured);
  figures.push(...measured);
}
console.log();
show(figures);
