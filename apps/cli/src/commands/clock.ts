import { getClock, getWorld, pauseClock, previewAdvance, runAdvance, runClock, startAdvance, type AdvanceAsked, type Clock } from "@souk/market";
import type { Command } from "commander";
import { BadInput, Failed, table } from "../output.ts";
import { instantOf, iso, rateOf, spanOf } from "../values.ts";
import { withDb } from "../with-db.ts";

interface AskedOptions {
  readonly by?: string;
  readonly to?: string;
  readonly next?: true;
  readonly event?: string;
  readonly order?: string;
}

const clockJson = ({ mode, rate, now, epoch }: Clock) => ({ mode, rate, now: iso(now), epoch });
const clockText = ({ mode, rate, now }: Clock): string => `${iso(now)}, ${mode}${mode === "live" ? ` at ${rate}x` : ""}`;

/** Exactly one way to say how far. */
function askedOf({ by, to, next, event, order }: AskedOptions): AdvanceAsked {
  if ([by, to, next, event].filter((given) => given !== undefined).length !== 1)
    throw new BadInput("say how far with exactly one of --by, --to, --next and --event");
  if (order !== undefined && event === undefined) throw new BadInput("--order goes with --event");
  if (by !== undefined) return { by: spanOf(by) };
  if (to !== undefined) return { to: instantOf(to, "--to") };
  if (event !== undefined) return { until: { event, ...(order === undefined ? {} : { orderNo: Number(order) }) } };
  return { until: "next" };
}

const howFar = (command: Command): Command =>
  command
    .option("--by <span>", "a span of the world's time: 72h, 1d12h, PT72H")
    .option("--to <instant>", "an instant, ISO 8601")
    .option("--next", "through the next deadline")
    .option("--event <type>", "until an event of this type, such as order_closed")
    .option("--order <no>", "with --event: of this order");

export function addClock(program: Command): void {
  const clock = program.command("clock").description("read and turn a world's clock");

  clock
    .command("get <world>")
    .description("what the clock shows")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const shown = await getClock(db, (await getWorld(db, slug)).id);
        output.print({ clock: clockJson(shown) }, clockText(shown));
      }),
    );
  clock
    .command("pause <world>")
    .description("stop the clock where it stands")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const shown = await pauseClock(db, (await getWorld(db, slug)).id);
        output.print({ clock: clockJson(shown) }, clockText(shown));
      }),
    );
  clock
    .command("run <world>")
    .description("let the clock run")
    .option("--rate <number>", "world seconds per second", "1")
    .action((slug: string, options: { rate: string }, command: Command) =>
      withDb(command, async (db, output) => {
        const shown = await runClock(db, (await getWorld(db, slug)).id, rateOf(options.rate, "--rate"));
        output.print({ clock: clockJson(shown) }, clockText(shown));
      }),
    );

  howFar(clock.command("advance <world>").description("turn the clock forward; returns when everything that fell due has happened"))
    .addHelpText(
      "after",
      "\nExamples:\n  souk clock advance demo --by 72h\n  souk clock advance demo --next\n  souk clock advance demo --event refund_credited --order 1001",
    )
    .action((slug: string, options: AskedOptions, command: Command) => {
      const asked = askedOf(options);
      return withDb(command, async (db, output) => {
        const world = await getWorld(db, slug);
        const started = await startAdvance(db, world.id, asked);
        const ended = await runAdvance(db, world.id, started.no);
        if (ended.status === "failed")
          throw new Failed(`the clock of ${slug} stopped at ${iso(ended.at)}: ${ended.error?.message ?? "a deadline could not fire"}`);
        const { status, fired, undelivered } = ended;
        output.print(
          { advance: { status, from: iso(ended.fromAt), at: iso(ended.at), fired, undelivered } },
          `${iso(ended.fromAt)} -> ${iso(ended.at)}: ${fired} deadlines fired, ${status}`,
        );
      });
    });

  howFar(clock.command("preview <world>").description("what an advance would do, without doing it")).action(
    (slug: string, options: AskedOptions, command: Command) => {
      const asked = askedOf(options);
      return withDb(command, async (db, output) => {
        const preview = await previewAdvance(db, (await getWorld(db, slug)).id, asked);
        const { to, fires, total, events, dues } = preview;
        const rows = dues.slice(0, 20).map((due) => [iso(due.due), `${due.kind} ${due.subject}`.trim(), due.orderNo ?? `store ${due.storeId}`]);
        output.print(
          { preview: { to: iso(to), total, fires, events, dues: dues.map((due) => ({ ...due, due: iso(due.due) })) } },
          [`${total} deadlines would fire up to ${iso(to)}`, ...(rows.length > 0 ? ["", table(["DUE", "DEADLINE", "ORDER"], rows)] : [])].join("\n"),
        );
      });
    },
  );
}
