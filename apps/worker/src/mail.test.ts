import { inWorld, type Db } from "@souk/db";
import { liveChannel, liveMessage, type LiveMessage } from "@souk/jobs";
import { renderMail } from "@souk/mail";
import { openMailSink } from "@souk/mail/testing";
import { getAdvance, runClock, startAdvance } from "@souk/market";
import { hours } from "@souk/rulebook";
import { expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { describeWithQueue } from "./testing/surroundings.ts";
import { askToCancel, orderOf, patient, worldOf } from "./testing/worlds.ts";

interface NoticeRow {
  readonly role: "buyer" | "seller" | "admin";
  readonly template: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly state: string;
  readonly lastError: string | null;
  readonly carried: boolean;
}

/** Notices somebody was to be told of; those a scenario begins with were never sent. */
const noticesOf = (db: Db, worldId: number) =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<NoticeRow[]>`
    select role, template, params, state, last_error, exists (select from outbox o where o.world_id = n.world_id and o.seq = n.outbox) as carried
    from notices n where world_id = ${worldId} and at > ${newest} order by at, stream, n, k`,
  );
const newest = Date.UTC(2026, 2, 2, 8, 59, 59);

const outboxOf = async (db: Db, worldId: number) =>
  (await inWorld(db, worldId, ({ sql }) => sql<{ rows: number }[]>`select count(*)::int as rows from outbox where world_id = ${worldId}`))[0]?.rows;

const isEmpty = (db: Db, worldId: number) => async () => (await outboxOf(db, worldId)) === 0;

describeWithQueue("mail and live updates", (use) => {
  test("each notice leaves exactly once, with two workers", async () => {
    const { db, worker } = use();
    const sink = await openMailSink();
    const world = await worldOf(db, "one-paid-order", patient);
    await askToCancel(db, world.id);
    await Promise.all([worker({ SMTP_URL: sink.url }), worker({ SMTP_URL: sink.url })]);
    await runClock(db, world.id, hours(72) / 500);
    await eventually("the order is closed", async () => (await orderOf(db, world.id)).state === "closed");
    const notices = await eventually("the refund has come to its end", async () => {
      const rows = await noticesOf(db, world.id);
      return rows.some((row) => row.template === "refund_credited" || row.template === "refund_bounced") && rows;
    });
    await eventually("the outbox is empty", isEmpty(db, world.id));

    expect((await noticesOf(db, world.id)).map((row) => row.state)).toEqual(notices.map(() => "sent"));
    expect(sink.mails).toHaveLength(notices.length);
    expect(new Set(sink.mails.map((mail) => mail.messageId)).size).toBe(notices.length);
    expect(sink.mails.every((mail) => mail.to.length > 0)).toBe(true);
    expect(sink.mails.some((mail) => mail.raw.includes("Order #1001 is cancelled"))).toBe(true);
    await sink.close();
  });

  test("a mail server that is busy gets the mail later, once", async () => {
    const { db, worker } = use();
    const sink = await openMailSink();
    sink.refusal = "451 come back later";
    const world = await worldOf(db, "one-paid-order");
    await askToCancel(db, world.id);
    await worker({ SMTP_URL: sink.url });
    await eventually("the refusal is noted", async () => (await noticesOf(db, world.id)).some((row) => row.lastError?.includes("come back later")));
    expect(sink.mails).toHaveLength(0);
    sink.refusal = null;
    await eventually("the outbox is empty", isEmpty(db, world.id));
    expect(sink.mails).toHaveLength(1);
    expect(await noticesOf(db, world.id)).toMatchObject([{ state: "sent", lastError: null }]);
    await sink.close();
  });

  test("a mail that will never be taken, or cannot be written, is given up and the rest goes on", async () => {
    const { db, owner, worker } = use();
    const sink = await openMailSink();
    const [refused, broken, sound] = await Promise.all([1, 2, 3].map(() => worldOf(db, "one-paid-order")));
    if (!refused || !broken || !sound) throw new Error("three worlds");
    await askToCancel(db, refused.id);
    await askToCancel(db, broken.id);
    await owner`update notices set template = 'telegram' where world_id = ${broken.id} and at > ${newest}`;
    sink.refusal = "550 no such person";
    await worker({ SMTP_URL: sink.url });
    await eventually("both are given up", async () => (await outboxOf(db, refused.id)) === 0 && (await outboxOf(db, broken.id)) === 0);
    sink.refusal = null;
    await askToCancel(db, sound.id);
    await eventually("the sound one has left", isEmpty(db, sound.id));

    expect((await noticesOf(db, refused.id))[0]).toMatchObject({ state: "failed", lastError: expect.stringContaining("no such person") });
    expect((await noticesOf(db, broken.id))[0]).toMatchObject({ state: "failed", lastError: 'there is no mail "telegram" for the seller' });
    expect((await noticesOf(db, sound.id))[0]).toMatchObject({ state: "sent" });
    await sink.close();
  });

  test("without a mail server notices are kept, to be read in Souk", async () => {
    const { db, worker } = use();
    const world = await worldOf(db, "one-paid-order");
    await askToCancel(db, world.id);
    await worker();
    await eventually("the outbox is empty", isEmpty(db, world.id));
    const [kept] = await noticesOf(db, world.id);
    if (!kept) throw new Error("the seller is told of the request");
    expect(kept.state).toBe("kept");
    const portals = { buyer: "http://127.0.0.1:3000", seller: "http://127.0.0.1:3001", admin: "http://127.0.0.1:3002" };
    const mail = await renderMail({ template: kept.template, to: kept.role, params: kept.params, language: "en", world: { ...world, portals } });
    expect(mail.subject).toBe("The buyer wants to cancel order #1001");
  });

  test("an advance is ready at the latest ten seconds after its last event, and says what has not been delivered", async () => {
    const { db, worker } = use();
    const world = await worldOf(db, "one-paid-order", patient);
    await askToCancel(db, world.id);
    await worker({ SMTP_URL: "smtp://127.0.0.1:1" });
    const { no } = await startAdvance(db, world.id, { by: hours(72) });
    const ready = await eventually("the advance is ready", async () => {
      const advance = await getAdvance(db, world.id, no);
      return advance.status !== "advancing" && advance;
    });
    expect(ready.status).toBe("ready");
    expect(ready.undelivered).toBe((await noticesOf(db, world.id)).length);
  });

  test("whoever listens hears which orders a batch was about, and a live world's events are sealed without a gap", async () => {
    const { db, owner, worker } = use();
    const heard: LiveMessage[] = [];
    const listening = await owner.listen(liveChannel, (payload) => void heard.push(liveMessage.parse(JSON.parse(payload))));
    const world = await worldOf(db, "one-paid-order");
    await runClock(db, world.id, 1);
    await worker();
    await askToCancel(db, world.id);
    const { buyerId, storeId } = await orderOf(db, world.id);
    const message = await eventually("the request is heard of", () => heard.find((one) => one.worldId === world.id));
    expect(message.touched).toEqual({ orders: [1001], buyers: [buyerId], stores: [storeId] });

    const sealed = await inWorld(
      db,
      world.id,
      ({ sql }) => sql<{ no: number; stream: string; n: number }[]>`select no, stream, n from seals where world_id = ${world.id} order by no`,
    );
    expect(sealed.map((seal) => seal.no)).toEqual(sealed.map((_, k) => k + 1));
    const ofOrder = sealed.filter((seal) => seal.stream === "order:1001").map((seal) => seal.n);
    expect(ofOrder).toEqual(ofOrder.map((_, k) => k + 1));
    expect(ofOrder.length).toBeGreaterThan(3);
    await listening.unlisten();
  });
});
