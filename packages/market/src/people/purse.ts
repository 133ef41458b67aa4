import type { Db } from "@souk/db";
import type { Address } from "@souk/rulebook";
import type { InstrumentFacts } from "@souk/sim";
import { InvalidInput, NotFound } from "../errors.ts";
import type { Player } from "../play.ts";
import { personOf, write } from "../write.ts";

/** What becomes of a wish to have a coupon. */
export type Collected = { readonly grantId: number; readonly already: boolean };

/** Serialises what takes the next free number of a table inside one world. */
const numbering = 8;

/** Takes a coupon into the buyer's hand; whoever has it already gets no second one. Throws NotFound, InvalidInput when it is not given out now. */
export const collectCoupon = (db: Db, player: Player, couponId: number): Promise<Collected> =>
  write(db, player, async ({ sql, worldId }, now) => {
    const buyerId = personOf(player, "buyer");
    const [coupon] = await sql<{ startsAt: number; expiresAt: number; blocked: boolean }[]>`
      select c.starts_at, c.expires_at, s.state is not distinct from 'blocked' as blocked
      from coupons c left join stores s on s.world_id = c.world_id and s.id = c.store_id where c.world_id = ${worldId} and c.id = ${couponId}`;
    if (!coupon) throw new NotFound("coupon");
    await sql`select pg_advisory_xact_lock(${numbering}, ${worldId})`;
    const [held] = await sql<{ id: number }[]>`
      select id from coupon_grants where world_id = ${worldId} and coupon_id = ${couponId} and buyer_id = ${buyerId} order by id limit 1`;
    if (held) return { grantId: held.id, already: true };
    if (now < coupon.startsAt) throw new InvalidInput("couponId", "this coupon is not given out yet");
    if (coupon.blocked) throw new InvalidInput("couponId", "the store of this coupon has been blocked");
    if (now >= coupon.expiresAt) throw new InvalidInput("couponId", "this coupon has expired");
    const [made] = await sql<{ id: number }[]>`
      insert into coupon_grants (world_id, id, coupon_id, buyer_id, expires_at)
      select ${worldId}, coalesce(max(id), 0) + 1, ${couponId}, ${buyerId}, ${coupon.expiresAt} from coupon_grants where world_id = ${worldId} returning id`;
    return { grantId: made?.id ?? 0, already: false };
  });

/** Keeps an address; the first one, and one that is meant to be, becomes the default. Answers its number. */
export const addAddress = (db: Db, player: Player, { address, isDefault }: { readonly address: Address; readonly isDefault?: boolean }): Promise<number> =>
  write(db, player, async ({ sql, worldId }) => {
    const buyerId = personOf(player, "buyer");
    await sql`select from people where world_id = ${worldId} and id = ${buyerId} for no key update`;
    const [last] = await sql<{ no: number; count: number }[]>`
      select coalesce(max(no), 0) as no, count(*)::int as count from addresses where world_id = ${worldId} and buyer_id = ${buyerId}`;
    const { no = 0, count = 0 } = last ?? {};
    if (count >= 50) throw new InvalidInput("address", "at most 50 addresses are kept");
    const first = isDefault === true || count === 0;
    if (first) await sql`update addresses set is_default = false where world_id = ${worldId} and buyer_id = ${buyerId} and is_default`;
    await sql`
      insert into addresses (world_id, buyer_id, no, address, is_default)
      values (${worldId}, ${buyerId}, ${no + 1}, ${JSON.stringify(address)}::text::jsonb, ${first})`;
    return no + 1;
  });

/** Makes a saved address the default one. Throws NotFound. */
export const setDefaultAddress = (db: Db, player: Player, no: number): Promise<void> =>
  write(db, player, async ({ sql, worldId }) => {
    const buyerId = personOf(player, "buyer");
    await sql`update addresses set is_default = false where world_id = ${worldId} and buyer_id = ${buyerId} and is_default and no <> ${no}`;
    const { count } = await sql`update addresses set is_default = true where world_id = ${worldId} and buyer_id = ${buyerId} and no = ${no}`;
    if (count === 0) throw new NotFound("address");
  });

/** Sets how the simulated outsider behind a means of payment behaves from now on: for tests and for whoever plays the world. */
export const setInstrumentBehaviour = (db: Db, player: Player, instrumentId: number, behaviour: InstrumentFacts["behaviour"]): Promise<InstrumentFacts> =>
  write(db, player, async ({ sql, worldId }) => {
    const [instrument] = await sql<InstrumentFacts[]>`
      update instruments set behaviour = ${behaviour} where world_id = ${worldId} and id = ${instrumentId} returning id, buyer_id, rail, label, behaviour`;
    if (!instrument) throw new NotFound("means of payment");
    return instrument;
  });
