import { checkInvariants, getWorld } from "@souk/market";
import type { Command } from "commander";
import { Failed } from "../output.ts";
import { withDb } from "../with-db.ts";

export function addCheck(program: Command): void {
  program
    .command("check <world>")
    .description("check every promise the market makes about a world; exit 1 when one does not hold")
    .option("--all", "list the promises that hold, too")
    .action((slug: string, options: { all?: true }, command: Command) =>
      withDb(command, async (db, output) => {
        const report = await checkInvariants(db, (await getWorld(db, slug)).id);
        const shown = report.checks.filter((check) => options.all || check.violations.length > 0);
        const lines = shown.flatMap(({ title, rule, violations }) => [
          `${violations.length === 0 ? "holds " : "BROKEN"}  ${title} (${rule})`,
          ...violations.map(({ where, what }) => `          ${where}: ${what}`),
        ]);
        const broken = report.checks.filter((check) => check.violations.length > 0).length;
        output.print(
          { ok: report.ok, checks: report.checks },
          [...lines, report.ok ? `${report.checks.length} promises, all hold` : `${broken} of ${report.checks.length} promises are broken`].join("\n"),
        );
        if (!report.ok) throw new Failed(`${broken} promises are broken in ${slug}`);
      }),
    );
}
