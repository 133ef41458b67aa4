import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const soukDir = path.join(root, ".souk");
export const toolsDir = path.join(soukDir, "tools");

/** Names this checkout on a machine that may hold several. */
export const projectKey = crypto.createHash("sha256").update(fs.realpathSync(root)).digest("hex").slice(0, 12);

/** The folders of one installation: what `npm start` uses, or an isolated one for tests or measurements. */
export function installation(name) {
  const dir = name ? path.join(soukDir, name) : soukDir;
  const logs = path.join(dir, "logs");
  fs.mkdirSync(logs, { recursive: true });
  return {
    name,
    dir,
    logs,
    runFile: path.join(dir, "run.json"),
    logFile: (process) => path.join(logs, `${process}.log`),
  };
}

export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Replaces a file in one step, so that a reader never meets half of it. */
export function writeFile(file, text, mode = 0o600) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, text, { mode });
  fs.renameSync(draft, file);
}

export function findOnPath(name, searchPath = process.env.PATH ?? "") {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const dir of searchPath.split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(dir, name + ending);
      try {
        fs.accessSync(file, fs.constants.X_OK);
        if (fs.statSync(file).isFile()) return file;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

export const lastLines = (text, lines) => text.trimEnd().split("\n").slice(-lines).join("\n");

export function tail(file, lines) {
  try {
    return lastLines(fs.readFileSync(file, "utf8"), lines);
  } catch {
    return "";
  }
}

export const relative = (file) => path.relative(process.cwd(), file) || ".";
