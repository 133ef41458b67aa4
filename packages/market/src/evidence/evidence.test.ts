import { existsSync } from "node:fs";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { days, hours } from "@souk/rulebook";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { addDisputeEvidence, answerInvestigation, deleteWorld, diskVault, NotFound, playStore, readEvidence, type Player } from "../index.ts";
import { freshWorld, type TestWorld } from "../testing/index.ts";
import { judged } from "./bytes.ts";

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "souk-files-"));
const picture = (type: "png" | "jpeg" | "webp", size = 8): Promise<Buffer> =>
  sharp({ create: { width: size, height: size, channels: 3, background: "teal" } })
    .withExif({ IFD0: { Copyright: "somewhere secret" } })
    .toFormat(type)
    .toBuffer();
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

async function disputed(w: TestWorld): Promise<number> {
  const [no = 0] = await w.buy({ articles: ["Harbour pendant light"] });
  await w.advance(hours(24));
  await w.play(await w.sellerOf(no), no, { on: "ship", carrier: "Post", tracking: "NB123456789" });
  await w.advance(days(5));
  await w.play(w.as("mira"), no, {
    on: "open_dispute",
    received: false,
    reason: "still_on_the_way",
    text: "Nothing came.",
    amount: 500,
    withReturn: false,
    lines: [],
  });
  return no;
}

describe("a file", () => {
  test("is judged by its bytes, and a picture keeps nothing that was hidden in it", async () => {
    for (const type of ["png", "jpeg", "webp"] as const) {
      const kept = await judged(await picture(type));
      expect(kept.type).toBe(`image/${type}`);
      expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
    }
    expect((await judged(pdf)).type).toBe("application/pdf");
  });

  const html = Buffer.from("<html><script>alert(1)</script></html>");
  test.each([
    ["nothing", Buffer.alloc(0), "is empty"],
    ["a page that calls itself a picture", html, "must be a PNG, JPEG or WebP picture or a PDF"],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "must be a PNG, JPEG or WebP picture or a PDF"],
    ["a broken picture", Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), html]), "is no picture that can be read"],
    ["more than five megabytes", Buffer.concat([pdf, Buffer.alloc(5 * 1_024 * 1_024)]), "must have at most 5 MB"],
  ])("is refused when it is %s", async (_, bytes, rule) => {
    await expect(judged(bytes)).rejects.toThrow(rule);
  });

  test("with too many pixels is refused before it is unpacked", async () => {
    const bomb = await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(200_000);
    await expect(judged(bomb)).rejects.toThrow("more than 25 million pixels");
  });
});

describe("evidence in a dispute", () => {
  test("is seen by both sides and an admin, and by nobody else", async () => {
    const w = await freshWorld();
    const vault = diskVault(await folder());
    const no = await disputed(w);
    const { fileId } = await addDisputeEvidence(w.db, w.as("mira"), { orderNo: no, name: "parcel.png", bytes: await picture("png") }, vault);
    expect((await w.order(no)).disputes[0]?.evidence).toMatchObject([{ fileId, by: "buyer", name: "parcel.png" }]);
    const seller = await w.sellerOf(no);
    for (const player of [w.as("mira"), seller, w.as("admin")]) expect((await readEvidence(w.db, player, fileId ?? 0, vault)).type).toBe("image/png");
    const other = await freshWorld();
    const stranger = w.people.find((p) => p.role === "seller" && p.storeId !== seller.storeId);
    const strangers: readonly Player[] = [
      w.as("tomas"),
      { ...seller, storeId: stranger?.storeId ?? null, person: stranger?.id ?? null },
      other.as("mira"),
      other.as("admin"),
    ];
    for (const player of strangers) await expect(readEvidence(w.db, player, fileId ?? 0, vault)).rejects.toThrow(NotFound);
    await expect(addDisputeEvidence(w.db, w.as("tomas"), { orderNo: no, name: "mine.pdf", bytes: pdf }, vault)).rejects.toThrow("there is no such order");
  });

  test("is five files a side, and a sixth leaves nothing behind", async () => {
    const w = await freshWorld();
    const dir = await folder();
    const vault = diskVault(dir);
    const no = await disputed(w);
    const give = (player: Player, name: string) => addDisputeEvidence(w.db, player, { orderNo: no, name, bytes: pdf }, vault);
    for (let n = 1; n <= 5; n += 1) await give(w.as("mira"), `letter ${n}.pdf`);
    await expect(give(w.as("mira"), "letter 6.pdf")).rejects.toThrow("file: at most 5 files are taken");
    await give(await w.sellerOf(no), "answer.pdf");
    expect(await readdir(join(dir, "files", String(w.id)))).toHaveLength(6);
  });

  test("can still be given while the order is frozen, and not once the dispute is over", async () => {
    const w = await freshWorld();
    const vault = diskVault(await folder());
    const no = await disputed(w);
    await playStore(w.db, w.as("admin"), (await w.order(no)).storeId, { on: "freeze_store", reason: "Complaints" });
    expect((await addDisputeEvidence(w.db, w.as("mira"), { orderNo: no, name: "a.pdf", bytes: pdf }, vault)).outcome.kind).toBe("done");
    await playStore(w.db, w.as("admin"), (await w.order(no)).storeId, { on: "release_store", note: "" });
    await w.play(w.as("mira"), no, { on: "withdraw_dispute" });
    await expect(addDisputeEvidence(w.db, w.as("mira"), { orderNo: no, name: "b.pdf", bytes: pdf }, vault)).rejects.toThrow("there is no such dispute");
  });
});

test("a seller answers an investigation with files, which stops the clock that would block the store", async () => {
  const w = await freshWorld();
  const vault = diskVault(await folder());
  const no = await disputed(w);
  const seller = await w.sellerOf(no);
  const { storeId } = await w.order(no);
  await expect(answerInvestigation(w.db, seller, { text: "Why?", files: [{ name: "a.pdf", bytes: pdf }] }, vault)).rejects.toThrow(
    "there is no such investigation",
  );
  await playStore(w.db, w.as("admin"), storeId, { on: "freeze_store", reason: "Complaints" });
  expect(
    await answerInvestigation(w.db, seller, { text: "The receipts.", files: [{ name: "receipt.jpg", bytes: await picture("jpeg") }] }, vault),
  ).toMatchObject({ kind: "done" });
  await w.advance(days(8));
  expect((await w.order(no)).state).toBe("awaiting_delivery");
  await playStore(w.db, w.as("admin"), storeId, { on: "release_store", note: "" });
});

test("the files of a world go with it", async () => {
  const dir = await folder();
  const before = process.env["SOUK_DATA_DIR"];
  process.env["SOUK_DATA_DIR"] = dir;
  try {
    const w = await freshWorld("shop", { broken: true });
    const no = await disputed(w);
    await addDisputeEvidence(w.db, w.as("mira"), { orderNo: no, name: "a.pdf", bytes: pdf });
    const mine = join(dir, "files", String(w.id));
    expect(existsSync(mine)).toBe(true);
    await deleteWorld(w.db, w.id);
    expect(existsSync(mine)).toBe(false);
  } finally {
    if (before === undefined) delete process.env["SOUK_DATA_DIR"];
    else process.env["SOUK_DATA_DIR"] = before;
  }
});
