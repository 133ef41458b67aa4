#!/usr/bin/env node
if (Number(process.versions.node.split(".")[0]) < 18) {
  console.error(`Souk starts with Node 18 or newer, and this is ${process.version}: install a newer Node and run the command again.`);
  process.exit(1);
}
const { main } = await import("./scripts/launch/start.mjs");
process.exit(await main(process.argv.slice(2)));
