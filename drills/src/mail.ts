import { openMailSink } from "@souk/mail/testing";
import { playOrder, type World } from "@souk/market";
import { eventually, freePort, well } from "./program.ts";
import { mustBeSound, settled, type Stage } from "./stage.ts";

/** What a mail server may do instead of taking a mail; the first tells at once, the others take their time. */
const troubles = ["451 come back later", "hang up", "silence"] as const;

/** F17: a mail server that says nothing, breaks the line or is busy: deadlines fire meanwhile, and each notice leaves once when it has recovered. */
export async function mailServerFails(stage: Stage): Promise<void> {
  const chosen = stage.long ? troubles : troubles.slice(0, 1);
  const sink = await openMailSink();
  const worker = await well(stage.worker({ SMTP_URL: sink.url }, await freePort()));
  try {
    const told: World[] = [];
    for (const trouble of chosen) {
      sink.refusal = trouble;
      const world = await stage.world("one-paid-order");
      told.push(world);
      await askToCancel(stage, world);
      await eventually(`${trouble}: the try is noted`, async () => (await noticesOf(stage, world)).some(({ lastError }) => lastError !== null), 60_000);
    }
    const racing = await stage.world("orders-n", { deadlines: 60 }, 650_000);
    const settledMs = await settled(stage, [racing], 60_000);
    if (sink.mails.length > 0) throw new Error("a mail was taken by a server that takes none");

    sink.refusal = null;
    await eventually(
      "every notice has left",
      async () => (await Promise.all(told.map((world) => noticesOf(stage, world)))).every((notices) => notices.every(({ state }) => state === "sent")),
      120_000,
    );
    const own = sink.mails.filter(({ messageId }) => told.some(({ slug }) => messageId.includes(`<${slug}.`)));
    if (own.length !== told.length || new Set(own.map(({ messageId }) => messageId)).size !== told.length)
      throw new Error(`${told.length} notices left as ${own.length} mails`);
    if (worker.hasEnded()) throw new Error("the worker did not outlive its mail server");
    await mustBeSound(stage, [...told, racing]);
    stage.say(`${chosen.join(", ")}: each notice left once; meanwhile a world's deadlines were settled in ${settledMs} ms`);
  } finally {
    await sink.close();
  }
}

async function askToCancel({ db, owner }: Stage, { id: worldId }: World): Promise<void> {
  const [order] = await owner<{ no: number; buyerId: number }[]>`select no, buyer_id from orders where world_id = ${worldId}`;
  if (!order) throw new Error("the world has no order");
  const buyer = { worldId, party: "buyer", person: order.buyerId, storeId: null, once: null } as const;
  const asked = await playOrder(db, buyer, order.no, { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false });
  if (asked.kind !== "done") throw new Error(`the request was ${asked.kind}`);
}

/** Notices of a world that had to leave; those a scenario begins with never do. */
const noticesOf = ({ owner }: Stage, { id }: World): Promise<{ state: string; lastError: string | null }[]> =>
  owner<{ state: string; lastError: string | null }[]>`
    select n.state, n.last_error from notices n join worlds w on w.id = n.world_id where n.world_id = ${id} and n.at >= w.anchor_virtual`;
