import type { MailWorld } from "@souk/mail";
import { type House, inLane } from "./house.ts";
import { type Outgoing, claimOutbox, leaseSeconds, leftInOutbox, markNotice, outgoingOf, removeOutbox, retryOutbox, settleWakeUp } from "./outbox.ts";
import { type Post, PostFailure } from "./post.ts";

/** Pauses before the second try and those after it; a mail that fails once more is given up and only kept to be read. */
const retryAfterSeconds = [2, 10, 60, 300, 1_800];

/** How long an advance waits for its mails before it is ready without them. */
const deliverLimitMs = 10_000;
const deliverPauseMs = 50;

/** Sends off what a world has to tell the outside, until nothing more can leave now. */
export function relayWorld(house: House, worldId: number): Promise<void> {
  return inLane(house, "relay", worldId, async () => {
    const { db, post, stopping, tally } = house;
    while (!stopping.aborted) {
      const claimed = await claimOutbox(db, worldId, post !== null);
      if (claimed.rows === 0) break;
      tally.relayed += claimed.rows;
      if (post) await sendAll(house, post, worldId, claimed.toSend);
    }
    await settleWakeUp(db, worldId);
  });
}

/** Empties the outbox after an advance, for at most ten seconds; answers how many mails are still waiting. */
export async function deliver(house: House, worldId: number): Promise<number> {
  const until = performance.now() + deliverLimitMs;
  for (;;) {
    await relayWorld(house, worldId);
    const left = await leftInOutbox(house.db, worldId);
    if (left.rows === 0) return 0;
    if (performance.now() > until || house.stopping.aborted) return left.mails;
    await new Promise((resolve) => setTimeout(resolve, deliverPauseMs));
  }
}

async function sendAll(house: House, post: Post, worldId: number, rows: readonly { readonly seq: number; readonly attempts: number }[]): Promise<void> {
  if (rows.length === 0) return;
  const world = await mailWorldOf(house, worldId);
  let leased = performance.now();
  for (const [k, row] of rows.entries()) {
    let trouble: PostFailure | null = null;
    for (const outgoing of await outgoingOf(house.db, worldId, row.seq)) {
      if (performance.now() - leased > (leaseSeconds * 1_000) / 3) {
        for (const held of rows.slice(k)) await retryOutbox(house.db, worldId, held.seq, leaseSeconds, null);
        leased = performance.now();
      }
      if (trouble?.again !== "nobody") trouble = (await send(house, post, worldId, world, outgoing)) ?? trouble;
    }
    await (trouble ? tryLater(house, worldId, row, trouble) : removeOutbox(house.db, worldId, row.seq));
  }
}

/** Sends one mail and notes what became of it; answers what makes another try worthwhile. */
async function send(house: House, post: Post, worldId: number, world: MailWorld, outgoing: Outgoing): Promise<PostFailure | null> {
  const { db, tally } = house;
  const { stream, n, k, role, template, params, recipients } = outgoing;
  const [first] = recipients;
  if (!first) {
    await markNotice(db, worldId, outgoing, "failed", "there is nobody to write to");
    return null;
  }
  try {
    // What draws a mail takes a second to load, which a worker without a mail server never needs to spend.
    const { renderMail } = await import("@souk/mail");
    const mail = await renderMail({ template, to: role, params, language: first.language, world, name: recipients.length === 1 ? first.name : null });
    await post.send({ ...mail, to: recipients.map((r) => r.email), messageId: `<${world.slug}.${stream.replace(":", ".")}.${n}.${k}@souk.example>` });
    await markNotice(db, worldId, outgoing, "sent", null);
    tally.mail.sent += 1;
    return null;
  } catch (error) {
    const failure = error instanceof PostFailure ? error : null;
    if (failure && failure.again !== "never") {
      await markNotice(db, worldId, outgoing, "kept", failure.message);
      return failure;
    }
    tally.mail.failed += 1;
    house.log.warn({ err: error, worldId, template }, "a mail cannot be sent");
    await markNotice(db, worldId, outgoing, "failed", (error as Error).message);
    return null;
  }
}

async function tryLater(house: House, worldId: number, row: { readonly seq: number; readonly attempts: number }, trouble: PostFailure): Promise<void> {
  const seconds = retryAfterSeconds[row.attempts - 1];
  if (seconds !== undefined) {
    await retryOutbox(house.db, worldId, row.seq, seconds, trouble.message);
    return;
  }
  for (const outgoing of await outgoingOf(house.db, worldId, row.seq)) {
    house.tally.mail.failed += 1;
    await markNotice(house.db, worldId, outgoing, "failed", trouble.message);
  }
  await removeOutbox(house.db, worldId, row.seq);
}

async function mailWorldOf({ db, env }: House, worldId: number): Promise<MailWorld> {
  const [world] = await db<
    { slug: string; name: string; zone: string; currency: string }[]
  >`select slug, name, zone, currency from worlds where id = ${worldId}`;
  if (!world) throw new Error(`world ${worldId} is gone`);
  return {
    ...world,
    portals: {
      buyer: env["SOUK_BUYER_URL"] || "http://127.0.0.1:3000",
      seller: env["SOUK_SELLER_URL"] || "http://127.0.0.1:3001",
      admin: env["SOUK_ADMIN_URL"] || "http://127.0.0.1:3002",
    },
  };
}
