import { connect, type Db } from "@souk/market";
import type { Command } from "commander";
import { BadInput, outputOf, type Output } from "./output.ts";

/** Runs a command's work on the database and closes it, whatever happens. */
export async function withDb<T>(command: Command, work: (db: Db, output: Output) => Promise<T>): Promise<T> {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new BadInput("DATABASE_URL is not set: where is PostgreSQL? (npm run souk sets it while Souk runs)");
  const db = connect(url, { max: 2, name: "souk-cli" });
  try {
    return await work(db, outputOf(command));
  } finally {
    await db.end({ timeout: 5 });
  }
}
