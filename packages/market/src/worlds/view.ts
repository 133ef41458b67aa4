import type { Db } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { NotFound } from "../errors.ts";

/** A world as its keepers see it. */
export interface World {
  readonly id: number;
  /** Public and opaque; the name in addresses and on command lines. */
  readonly slug: string;
  readonly name: string;
  readonly scenario: string;
  readonly seed: string;
  readonly currency: string;
  readonly zone: string;
  readonly sandbox: boolean;
  /** Who plays the carriers: draws from its seed, or a person. */
  readonly carrier: "simulated" | "by_hand";
  readonly clock: { readonly mode: "live" | "paused" | "advancing" | "failed"; readonly rate: number; readonly now: Ms; readonly epoch: number };
  /** Wall time, in milliseconds. */
  readonly createdAt: number;
}

const columns = `w.id, w.slug, w.name, w.scenario, w.seed, w.currency, w.zone, w.sandbox, w.carrier,
  json_build_object('mode', w.mode, 'rate', w.rate, 'now', world_now(w), 'epoch', w.epoch) as clock,
  floor(extract(epoch from w.created_at) * 1000)::bigint as created_at`;

/** All worlds, newest first. */
export const listWorlds = (db: Db): Promise<World[]> => db.unsafe<World[]>(`select ${columns} from worlds w order by w.id desc`);

/** The world of this slug, or null. */
export async function findWorld(db: Db, slug: string): Promise<World | null> {
  const [world] = await db.unsafe<World[]>(`select ${columns} from worlds w where w.slug = $1`, [slug]);
  return world ?? null;
}

/** The world of this slug; throws NotFound. */
export async function getWorld(db: Db, slug: string): Promise<World> {
  const world = await findWorld(db, slug);
  if (!world) throw new NotFound("world");
  return world;
}

/** The world of this number; throws NotFound. */
export async function getWorldById(db: Db, id: number): Promise<World> {
  const [world] = await db.unsafe<World[]>(`select ${columns} from worlds w where w.id = $1`, [id]);
  if (!world) throw new NotFound("world");
  return world;
}
