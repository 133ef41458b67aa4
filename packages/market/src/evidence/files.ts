import { randomUUID } from "node:crypto";
import { inWorld, type Db, type WorldTx } from "@souk/db";
import { InvalidInput, NotFound } from "../errors.ts";
import { playOrder, type Outcome, type Player } from "../play.ts";
import { playStore, type StoreOutcome } from "../stores/play-store.ts";
import { write } from "../write.ts";
import { judged, type FileType } from "./bytes.ts";
import { ownVault, type Vault } from "./vault.ts";

/** So many files a side may give in one dispute, and a seller in one investigation. */
export const filesPerSide = 5;

/** A file as somebody hands it in. */
export interface Handed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is known of a kept file, without its bytes. */
export interface EvidenceFile {
  readonly id: number;
  readonly orderNo: number | null;
  readonly storeId: number | null;
  readonly side: "buyer" | "seller" | "admin";
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly at: number;
}

/** Which case a file speaks of: the open dispute of an order, or the investigation of a store. */
interface Case {
  readonly orderNo: number | null;
  readonly storeId: number | null;
  readonly no: number;
}

type Side = EvidenceFile["side"];

/** Serialises what takes the next free number of a table inside one world. */
const numbering = 8;

/**
 * Gives a file as evidence in the open dispute of an order. Throws InvalidInput for what is no picture or PDF or too large, and NotFound for an
 * order or dispute that is not there or not the player's. A refusal of the law leaves no file behind.
 */
export async function addDisputeEvidence(
  db: Db,
  player: Player,
  { orderNo, ...handed }: { readonly orderNo: number } & Handed,
  vault: Vault = ownVault(),
): Promise<{ readonly outcome: Outcome; readonly fileId: number | null }> {
  const fileId = await keep(db, player, handed, vault, (tx) => openDisputeOf(tx, player, orderNo));
  const outcome = await playOrder(db, player, orderNo, { on: "add_evidence", fileId, name: handed.name.trim() });
  if (outcome.kind !== "refused") return { outcome, fileId };
  await forget(db, player.worldId, fileId, vault);
  return { outcome, fileId: null };
}

/** Answers the investigation of the seller's own store with a text and files. Throws like `addDisputeEvidence`. */
export async function answerInvestigation(
  db: Db,
  player: Player,
  { text, files }: { readonly text: string; readonly files: readonly Handed[] },
  vault: Vault = ownVault(),
): Promise<StoreOutcome> {
  const { storeId } = player;
  if (player.party !== "seller" || storeId === null) throw new NotFound("store");
  const kept: { fileId: number; name: string }[] = [];
  for (const handed of files) kept.push({ fileId: await keep(db, player, handed, vault, (tx) => openInvestigationOf(tx, storeId)), name: handed.name.trim() });
  const outcome = await playStore(db, player, storeId, { on: "submit_evidence", files: kept, text });
  if (outcome.kind === "refused") for (const { fileId } of kept) await forget(db, player.worldId, fileId, vault);
  return outcome;
}

/** A kept file with its bytes, for whoever may see its case: both sides of a dispute, the seller under investigation, admins. Others find nothing. */
export async function readEvidence(
  db: Db,
  player: Player,
  fileId: number,
  vault: Vault = ownVault(),
): Promise<EvidenceFile & { readonly content: Uint8Array }> {
  const [found] = await inWorld(
    db,
    player.worldId,
    ({ sql, worldId }) => sql<
      (EvidenceFile & { readonly key: string; readonly buyerId: number | null; readonly ofStore: number; readonly visibility: string | null })[]
    >`
      select f.id, f.order_no, f.store_id, f.side, f.name, f.type, f.bytes, f.at, f.key, o.buyer_id, coalesce(f.store_id, o.store_id) as of_store, o.visibility
      from evidence_files f left join orders o on o.world_id = ${worldId} and o.no = f.order_no
      where f.world_id = ${worldId} and f.id = ${fileId}`,
    { readOnly: true },
  );
  const isTheirs =
    player.party === "admin" ||
    (player.party === "seller" && found?.ofStore === player.storeId) ||
    (player.party === "buyer" && found !== undefined && found.buyerId === player.person && found.visibility !== "purged");
  if (!found || !isTheirs) throw new NotFound("file");
  const content = await vault.get(player.worldId, found.key);
  if (!content) throw new NotFound("file");
  const { key: _, buyerId: __, ofStore: ___, visibility: ____, ...file } = found;
  return { ...file, content };
}

/** Keeps the bytes, then the row that knows of them: what is in a row is always there. Answers the file's number. */
async function keep(db: Db, player: Player, { name, bytes }: Handed, vault: Vault, caseOf: (tx: WorldTx) => Promise<Case>): Promise<number> {
  const called = name.trim();
  if (called === "" || called.length > 200) throw new InvalidInput("name", "must have 1 to 200 characters");
  const side = sideOf(player);
  const file = await judged(bytes);
  const key = randomUUID();
  await vault.put(player.worldId, key, file.bytes);
  try {
    return await write(db, { ...player, once: null }, async (tx, now) => {
      const { orderNo, storeId, no } = await caseOf(tx);
      const { sql, worldId } = tx;
      await sql`select pg_advisory_xact_lock(${numbering}, ${worldId})`;
      const taken = await sql<{ place: number }[]>`
        select place from evidence_files
        where world_id = ${worldId} and order_no is not distinct from ${orderNo} and store_id is not distinct from ${storeId} and case_no = ${no} and side = ${side}`;
      const place = [1, 2, 3, 4, 5].find((free) => !taken.some((one) => one.place === free));
      if (place === undefined) throw new InvalidInput("file", `at most ${filesPerSide} files are taken`);
      const [made] = await sql<{ id: number }[]>`
        insert into evidence_files (world_id, id, order_no, store_id, case_no, side, place, person_id, name, type, bytes, key, at)
        select ${worldId}, coalesce(max(id), 0) + 1, ${orderNo}, ${storeId}, ${no}, ${side}, ${place}, ${player.person}, ${called}, ${file.type},
          ${file.bytes.length}, ${key}, ${now}
        from evidence_files where world_id = ${worldId} returning id`;
      return (made as { id: number }).id;
    });
  } catch (error) {
    await vault.drop(player.worldId, key);
    throw error;
  }
}

function sideOf({ party }: Player): Side {
  if (party === "buyer" || party === "seller" || party === "admin") return party;
  throw new NotFound("dispute");
}

async function openDisputeOf({ sql, worldId }: WorldTx, player: Player, orderNo: number): Promise<Case> {
  const [order] = await sql<{ buyerId: number; storeId: number; visibility: string; disputeNo: number | null }[]>`
    select o.buyer_id, o.store_id, o.visibility, d.no as dispute_no
    from orders o left join disputes d on d.world_id = ${worldId} and d.order_no = o.no and d.ended_at is null
    where o.world_id = ${worldId} and o.no = ${orderNo}`;
  const isTheirs =
    player.party === "admin" ||
    (player.party === "buyer" && order?.buyerId === player.person && order?.visibility !== "purged") ||
    (player.party === "seller" && order?.storeId === player.storeId);
  if (!order || !isTheirs) throw new NotFound("order");
  if (order.disputeNo === null) throw new NotFound("dispute");
  return { orderNo, storeId: null, no: order.disputeNo };
}

async function openInvestigationOf({ sql, worldId }: WorldTx, storeId: number): Promise<Case> {
  const [store] = await sql<{ no: number | null }[]>`
    select (investigation ->> 'no')::int as no from stores where world_id = ${worldId} and id = ${storeId} and state = 'frozen'`;
  if (store?.no == null) throw new NotFound("investigation");
  return { orderNo: null, storeId, no: store.no };
}

async function forget(db: Db, worldId: number, fileId: number, vault: Vault): Promise<void> {
  const [gone] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ key: string }[]>`delete from evidence_files where world_id = ${worldId} and id = ${fileId} returning key`,
  );
  if (gone) await vault.drop(worldId, gone.key);
}
