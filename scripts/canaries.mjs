#!/usr/bin/env node
import fs from "node:fs";
import path from "node:path";

import { canaries } from "./canaries/rows.mjs";
import { installDependencies, packageFile } from "./launch/install.mjs";
import { live } from "./launch/leaving.mjs";
import { claim } from "./launch/locks.mjs";
import { explain, Failure, print, step, table } from "./launch/log.mjs";
import { installation, readJson, relative, root } from "./launch/paths.mjs";
import { run } from "./launch/processes.mjs";
import { openDatabase, openQueue } from "./launch/services.mjs";
import { contract, typescript } from "./launch/stack.mjs";
import { Supervisor } from "./launch/supervise.mjs";
import { pinnedTools } from "./launch/tools.mjs";

const usage = `npm run canaries                     plants every bug, one at a time, and says which test caught it
npm run canaries -- --only NAME,NAME   these: ${canaries.map(({ name }) => name).join(", ")}`;

function choose(args) {
  if (args.length === 0) return canaries;
  const [flag, names] = args[0] === "--" ? args.slice(1) : args;
  const wanted = flag === "--only" && names ? names.split(",") : [];
  const chosen = canaries.filter(({ name }) => wanted.includes(name));
  if (chosen.length === 0 || chosen.length !== wanted.length) throw new Failure(usage);
  return chosen;
}

async function main(args) {
  const chosen = choose(args);
  const place = installation("canaries");
  const claimed = claim(place.runFile);
  if (claimed.holder) throw new Failure(`Canaries of this checkout already fly (process ${claimed.holder.pid}): wait for them.`);
  const supervisor = new Supervisor({ runFile: place.runFile });
  return live(
    async () => {
      const tools = await step("tools", pinnedTools, (found) => `Node ${found.nodeVersion}`);
      await step(
        "dependencies",
        () => installDependencies(tools),
        (how) => how,
      );
      const databases = chosen.map((_, i) => `souk_canary_${i}`);
      const [database, queue] = [await openDatabase(place, supervisor, databases), await openQueue(place, supervisor)];
      const copy = path.join(place.dir, "copy");
      await step("copy", () => makeCopy(copy));
      const results = [];
      for (const [i, canary] of chosen.entries()) {
        const env = contract({ tools, place, databaseUrl: database.url(databases[i]), queue: canary.queue ?? queue.backend, redisUrl: queue.url(0) });
        results.push(
          await step(
            canary.name,
            () => fly(canary, { tools, env, copy, place }),
            ({ caughtBy, why }) => (caughtBy ? ` caught by "${caughtBy}"` : ` LIVES: ${why}`),
          ),
        );
      }
      const caught = results.filter(({ caughtBy }) => caughtBy).length;
      print(
        `\n${table(chosen.map(({ name, bug }, i) => [name, results[i].caughtBy ? "caught" : "LIVES", bug]))}\n\n${caught} of ${chosen.length} canaries caught`,
      );
      return { code: caught === chosen.length ? 0 : 1 };
    },
    async () => {
      await supervisor.stopAll(5000);
      claimed.release();
    },
    { explain },
  );
}

/** The files git knows, with each package's links to what it depends on; what lies in node_modules itself is only read and is shared. */
async function makeCopy(copy) {
  fs.rmSync(copy, { recursive: true, force: true });
  const { stdout } = await run("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root });
  for (const file of stdout.split("\0").filter((name) => name && fs.existsSync(path.join(root, name)))) {
    fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(copy, file));
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "dir");
  for (const folder of ["packages", "apps"].flatMap((top) => fs.readdirSync(path.join(copy, top)).map((name) => path.join(top, name)))) {
    const links = path.join(root, folder, "node_modules");
    if (fs.existsSync(links)) fs.cpSync(links, path.join(copy, folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  }
}

/** Plants one bug, runs the tests that should notice, and takes it out again. */
async function fly(canary, { tools, env, copy, place }) {
  const file = path.join(copy, canary.file);
  const sound = fs.readFileSync(file, "utf8");
  if (sound.split(canary.find).length !== 2) return { why: `its text stands ${sound.split(canary.find).length - 1} times in ${canary.file}, not once` };
  fs.writeFileSync(
    file,
    sound.replace(canary.find, () => canary.replace),
  );
  try {
    return await caughtBy(canary, { tools, env, copy, logFile: place.logFile(canary.name), report: path.join(place.logs, `${canary.name}.json`) });
  } finally {
    fs.writeFileSync(file, sound);
  }
}

async function caughtBy({ project, tests, claim }, { tools, env, copy, logFile, report }) {
  fs.rmSync(logFile, { force: true });
  fs.rmSync(report, { force: true });
  const options = { cwd: copy, env: { ...env, NODE_ENV: undefined }, logFile };
  if (project !== "unit") {
    const { code } = await run(tools.node, typescript(path.join(copy, "packages/db/src/migrate.ts")), options);
    if (code !== 0) return { why: `the copy's database could not be made (${relative(logFile)})` };
  }
  const narrow = ["--testNamePattern", claim.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  await run(tools.node, [packageFile("vitest", "vitest.mjs"), "run", "--root", copy, "--project", project, ...reporters, tests, ...narrow], options);
  const all = (readJson(report)?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const failed = all.find(({ status }) => status === "failed");
  if (failed) return { caughtBy: failed.fullName };
  return { why: all.some(({ status }) => status === "passed") ? "its tests pass" : `no test ran (${relative(logFile)})` };
}

process.exit(
  await main(process.argv.slice(2)).catch((error) => {
    explain(error);
    return 1;
  }),
);
