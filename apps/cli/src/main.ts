import { souk } from "./souk.ts";

process.exitCode = await souk(process.argv.slice(2), { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
