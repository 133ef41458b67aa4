import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { withLock } from "./locks.mjs";
import { Failure } from "./log.mjs";
import { root, soukDir } from "./paths.mjs";
import { run } from "./processes.mjs";

const roomNeeded = 2e9;

/** The folders of the workspace that hold a package.json of ours. */
function packageFolders() {
  const below = ["apps", "packages"].flatMap((group) => {
    const dir = path.join(root, group);
    return fs.existsSync(dir) ? fs.readdirSync(dir).map((name) => path.join(dir, name)) : [];
  });
  return [root, ...below, path.join(root, "e2e")].filter((dir) => fs.existsSync(path.join(dir, "package.json")));
}

function fingerprint() {
  const hash = crypto.createHash("sha256").update(`${process.platform}-${process.arch}`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml"].map((name) => path.join(root, name));
  for (const file of [...files, ...packageFolders().map((dir) => path.join(dir, "package.json"))]) {
    hash.update(path.relative(root, file)).update(fs.existsSync(file) ? fs.readFileSync(file) : "absent");
  }
  return hash.digest("hex");
}

/** Installs the workspace's dependencies unless nothing changed since the last time. */
export async function installDependencies(tools) {
  // Inside node_modules, so that removing that folder also forgets the stamp.
  const stamp = path.join(root, "node_modules", ".souk-installed");
  const current = () => fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === fingerprint();
  if (current()) return "unchanged";
  return withLock(path.join(soukDir, "install.lock"), async () => {
    if (current()) return "unchanged";
    checkRoom();
    const logFile = path.join(soukDir, "logs", "install.log");
    const [command, ...args] = tools.pnpm;
    const { code, output } = await run(command, [...args, "install", "--frozen-lockfile", "--reporter=append-only"], {
      cwd: root,
      // CI keeps pnpm from asking questions that nobody would see.
      env: { ...tools.env, CI: "true" },
      logFile,
      limitMs: 900_000,
    });
    if (code !== 0)
      throw new Failure("The dependencies could not be installed: see what pnpm says above; without a network, connect once and run the command again.", {
        log: logFile,
        output,
      });
    fs.writeFileSync(stamp, fingerprint());
    return "installed";
  });
}

function checkRoom() {
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < roomNeeded)
    throw new Failure(
      `Only ${Math.round((bavail * bsize) / 1e6)} MB are free where Souk lies and it needs about ${roomNeeded / 1e9} GB: free some space and run the command again.`,
    );
}

/** The file of a package, as code in `from` (a folder of the workspace) would find it. */
export function packageFile(name, file, from = ".") {
  const require = createRequire(path.join(root, from, "package.json"));
  try {
    return path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
  } catch {
    throw new Failure(`The package ${name} is not installed for ${from}: remove node_modules and run the command again.`);
  }
}
