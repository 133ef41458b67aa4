import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listPeople } from "@souk/market";
import type { Reply } from "./clients.ts";
import { living, market, type Market } from "./people.ts";
import { eventually } from "./program.ts";
import { mustBeSound, NotOnThisMachine, type Stage } from "./stage.ts";

/** A disk of a few megabytes that can be filled to the last page. */
interface SmallDisk {
  readonly dir: string;
  fill(): void;
  free(): void;
  close(): void;
}

const megabytes = 24;

/** Mounts a disk of its own in memory, for the uid that runs the database. Only root may. */
function openSmallDisk(uid: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), "souk-small-disk-"));
  chmodSync(dir, 0o755);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,uid=${uid},gid=${uid},mode=0777`, "souk-drill", dir], { stdio: "pipe" });
  } catch {
    rmSync(dir, { recursive: true });
    throw new NotOnThisMachine("only root may mount the small disk this needs");
  }
  const ballast = join(dir, "ballast");
  return {
    dir,
    fill() {
      // Written a page at a time at the end, so that not one is left.
      for (const size of [1 << 20, 1 << 12])
        for (let full = false; !full;)
          try {
            writeFileSync(ballast, Buffer.alloc(size), { flag: "a" });
          } catch {
            full = true;
          }
    },
    free: () => rmSync(ballast, { force: true }),
    close() {
      execFileSync("umount", ["-l", dir]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The smallest picture there is. */
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** F11: no room under the events, nor under the files: a clear no, nothing half-written, and all goes on by itself once there is room. */
export async function diskFull(stage: Stage): Promise<void> {
  const { owner } = stage;
  const [server] = await owner<{ dir: string }[]>`select current_setting('data_directory') as dir`;
  const disk = openSmallDisk(statSync(server?.dir ?? "").uid);
  try {
    await owner.unsafe(`create tablespace cramped location '${disk.dir}'`).catch(() => {
      throw new NotOnThisMachine("only a superuser of the database may give it another disk");
    });
    await owner`alter table events set tablespace cramped`;
    const api = await stage.api({ SOUK_DATA_DIR: disk.dir });
    const m = await market(stage, () => api.url);
    const admin = await stage.client(m.world, "admin", () => api.url);
    const [shop] = (await listPeople(stage.db, m.world.id)).filter(({ storeId }) => storeId !== null && storeId !== m.storeId);
    const suspect = await stage.client(m.world, shop?.email.split("@")[0] ?? "", () => api.url);
    await admin.write("admin.stores.freeze", { storeId: shop?.storeId, reason: "Complaints." });
    const evidence = (): FormData => {
      const form = new FormData();
      form.set("text", "Our parcels.");
      form.append("file", new File([picture], "parcels.png", { type: "image/png" }));
      return form;
    };
    const proof = randomUUID();

    disk.fill();
    const { no, before } = await untilThereIsNoRoom(m);
    const handedIn = await suspect.handIn("investigation", evidence(), proof);
    for (const [what, answer] of [
      ["a command", no],
      ["a file", handedIn],
    ] as const)
      if (answer?.status !== 503 || !String(answer.body["message"]).startsWith("There is no room left"))
        throw new Error(`${what} on a full disk was answered ${answer?.status} ${JSON.stringify(answer?.body)}`);
    await mustBeSound(stage, [m.world], [m.mira, m.seller]);
    if (api.hasEnded()) throw new Error("the API did not outlive the full disk");

    disk.free();
    const again = await suspect.handIn("investigation", evidence(), proof);
    if (again?.status !== 200) throw new Error(`with room again, the same file was answered ${again?.status} ${JSON.stringify(again?.body)}`);
    const people = living(m);
    await eventually("people are served", async () => m.mira.answered.length >= 20);
    const lives = await people.stop();
    await mustBeSound(stage, [m.world], [m.mira, m.seller]);
    stage.say(`${before} calls until the disk was full, then a clear no; ${lives} lives once there was room`);
    await api.kill();
  } finally {
    disk.free();
    await owner`alter table events set tablespace pg_default`.catch(() => {});
    await owner`drop tablespace if exists cramped`.catch(() => {});
    disk.close();
  }
}

/** Buys and pays until the events have nowhere to go; the pages that are there take a few more. Answers the first no, and the calls before it. */
async function untilThereIsNoRoom({ mira, variantId, instrumentId }: Market): Promise<{ readonly no: Reply; readonly before: number }> {
  for (let orders = 0; orders < 2_000; orders += 1) {
    const placed = await mira.once("buyer.checkout.place", { lines: [{ variantId, quantity: 1 }], couponGrantIds: [] }, randomUUID());
    if (placed?.status !== 200) return { no: placed, before: 2 * orders };
    const [{ orderNo } = { orderNo: 0 }] = placed.body["orders"] as { orderNo: number }[];
    const paid = await mira.once("buyer.orders.pay", { orderNo, instrumentId }, randomUUID());
    if (paid?.status !== 200) return { no: paid, before: 2 * orders + 1 };
  }
  throw new Error("two thousand orders found room on a full disk");
}
