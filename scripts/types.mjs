import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { readJson, root, soukDir, writeFile } from "./launch/paths.mjs";

/**
 * Type-checks every package and app. Projects that differ in nothing but their folder are one program, so that what they share is read
 * once; the law, which may see no machine, is a program of its own.
 */
const folders = [...["packages", "apps"].flatMap((top) => fs.readdirSync(path.join(root, top)).map((name) => `${top}/${name}`)), "e2e", "bench", "drills"];
const projects = folders.map((folder) => ({ folder, config: readJson(path.join(root, folder, "tsconfig.json")) })).filter(({ config }) => config);

/** The program a project is checked in: by whether it sees a machine, the API (whose libraries bring the portals' types of a machine along), or a page. */
function programOf({ folder, config: { compilerOptions } }) {
  if (compilerOptions.types.length === 0) return folder;
  if (compilerOptions.lib?.includes("DOM")) return "pages";
  return folder === "packages/api" || "@souk/api" in (readJson(path.join(root, folder, "package.json")).dependencies ?? {}) ? "doors" : "machines";
}

const programs = new Map();
for (const project of projects) programs.set(programOf(project), [...(programs.get(programOf(project)) ?? []), project]);

/** The configuration of a program: a project's own file, or one that covers the folders of several. */
function configOf(name, members) {
  if (members[0].folder === name) return path.join(root, name);
  const options = members.map(({ config }) => config.compilerOptions);
  const lib = [...new Set(options.flatMap((option) => option.lib ?? []))];
  const config = {
    extends: path.join(root, "tsconfig.base.json"),
    compilerOptions: { ...Object.assign({}, ...options), ...(lib.length > 0 && { lib }), typeRoots: [path.join(root, "node_modules/@types")] },
    include: members.flatMap(({ folder, config: { include } }) => include.map((glob) => path.join(root, folder, glob))),
    // what Next writes for one portal speaks of its addresses alone, and no page of ours asks it
    exclude: ["node_modules", ".next", "next-env.d.ts"].map((name) => path.join(root, "**", name)),
  };
  const file = path.join(soukDir, "types", `${name}.json`);
  writeFile(file, JSON.stringify(config, null, 2));
  return file;
}

// The longest first, so that two at a time end together.
const waiting = [...programs].toSorted(([a], [b]) => Number(a.startsWith("packages/")) - Number(b.startsWith("packages/")));
const failed = [];
await Promise.all(
  [1, 2].map(async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, members] = next;
      const result = await run(path.join(root, "node_modules/.bin/tsc"), ["--noEmit", "-p", configOf(name, members)]);
      if (result.code !== 0) failed.push(`${members.map(({ folder }) => folder).join(", ")}\n${result.output}`);
    }
  }),
);
if (failed.length > 0) console.error(failed.join("\n"));
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs a program and answers its exit code with all it printed. */
function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
