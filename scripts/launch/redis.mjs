import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

import { Failure } from "./log.mjs";
import { findOnPath, toolsDir, writeFile } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { launch, run, until } from "./processes.mjs";
import { keptSecret } from "./secrets.mjs";

const oldest = [6, 2];
const unpacked = path.join(toolsDir, "redis");
const debianPackages = ["redis-server", "redis-tools", "libjemalloc2", "liblzf1", "libatomic1"];
const aDay = 86_400_000;

/** A server program that runs here, from PATH or unpacked from Debian's packages into the tools folder; or none. */
export async function findRedis() {
  for (const name of ["redis-server", "valkey-server"]) {
    const file = findOnPath(name);
    const found = file && probe({ file, env: process.env });
    if (found) return found;
  }
  return probeUnpacked() ?? (await unpackFromDebian());
}

function probe({ file, env }) {
  const { status, stdout } = spawnSync(file, ["--version"], { env, encoding: "utf8", timeout: 10_000 });
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  if (status !== 0 || major === undefined) return undefined;
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) return undefined;
  return { file, env, version: `${major}.${minor}` };
}

function probeUnpacked() {
  const file = path.join(unpacked, "usr/bin/redis-server");
  if (!fs.existsSync(file)) return undefined;
  const libraries = fs.readdirSync(path.join(unpacked, "usr/lib")).map((triplet) => path.join(unpacked, "usr/lib", triplet));
  return probe({ file, env: { ...process.env, LD_LIBRARY_PATH: libraries.join(":") } });
}

async function unpackFromDebian() {
  const failedBefore = path.join(toolsDir, "redis-not-found");
  if (!findOnPath("apt-get") || !findOnPath("dpkg")) return undefined;
  const required = process.env.SOUK_REQUIRE_REDIS === "1";
  if (!required && fs.existsSync(failedBefore) && Date.now() - fs.statSync(failedBefore).mtimeMs < aDay) return undefined;
  const downloads = path.join(toolsDir, "redis-download");
  fs.rmSync(downloads, { recursive: true, force: true });
  fs.mkdirSync(downloads, { recursive: true });
  const sandbox = process.getuid?.() === 0 ? ["-o", "APT::Sandbox::User=root"] : [];
  const { code } = await run("apt-get", [...sandbox, "download", ...debianPackages], { cwd: downloads, limitMs: 20_000 });
  const archives = code === 0 ? fs.readdirSync(downloads).filter((name) => name.endsWith(".deb")) : [];
  for (const archive of archives) await run("dpkg", ["-x", path.join(downloads, archive), unpacked], { limitMs: 20_000 });
  fs.rmSync(downloads, { recursive: true, force: true });
  const found = probeUnpacked();
  if (!found) fs.writeFileSync(failedBefore, "");
  return found;
}

/** A private server that holds nothing worth keeping: the truth is in PostgreSQL. */
export class Redis {
  constructor(server, { dir, logFile, wantedPort }) {
    Object.assign(this, { server, dir, logFile, wantedPort, config: path.join(dir, "redis.conf"), password: keptSecret(path.join(dir, "password")) });
  }

  async open() {
    this.port = await freePort(this.wantedPort);
    const settings = {
      port: this.port,
      bind: "127.0.0.1",
      "protected-mode": "yes",
      requirepass: this.password,
      save: '""',
      appendonly: "no",
      "maxmemory-policy": "noeviction",
      dir: `"${this.dir.replaceAll("\\", "/")}"`,
    };
    const text = Object.entries(settings).map(([key, value]) => `${key} ${value}\n`);
    writeFile(this.config, text.join(""));
  }

  url(database = 0) {
    return `redis://:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  async start() {
    const { logFile } = this;
    const handle = launch(this.server.file, [this.config], { cwd: this.dir, env: this.server.env, logFile });
    let end;
    void handle.ended.then((how) => (end = how));
    if (!(await until(async () => end || (await this.pong()), 15_000)) || end) {
      await handle.stop();
      throw new Failure(`The private Redis did not start${end ? ` (it ${end})` : ""}: see what it says above, or set REDIS_URL to one that runs.`, {
        log: logFile,
      });
    }
    return handle;
  }

  pong() {
    return new Promise((resolve) => {
      const socket = net.connect({ port: this.port, host: "127.0.0.1" }, () => socket.write(`AUTH ${this.password}\r\nPING\r\n`));
      const finish = (value) => {
        socket.destroy();
        resolve(value);
      };
      let text = "";
      socket.setTimeout(500, () => finish(false));
      socket.on("error", () => finish(false));
      socket.on("close", () => finish(false));
      socket.on("data", (chunk) => {
        text += chunk;
        if (text.includes("+PONG")) finish(true);
      });
    });
  }
}
