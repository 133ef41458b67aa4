import type { Db } from "@souk/db";
import { createControlToken, createPersonToken } from "@souk/market";
import { openSession } from "../access.ts";
import type { Portal } from "../contract/index.ts";
import { cookieName } from "../cookies.ts";
import type { Audience } from "../policy.ts";
import { hashOf } from "../secrets.ts";
import { apiWorld, askOver, controlToken, type ApiWorld, type Reply } from "../test-door.ts";
import type { Things } from "./rows.ts";

/** Two households of each world own one of everything: the buyer `mira` and store 1, the buyer `leon` and store 2. */
type Household = 1 | 2;
const buyers = { 1: "mira", 2: "leon" } as const;

/** A world whose things have numbers that no other world has: local numbers would otherwise be somebody's in each of them. */
export interface Setting {
  readonly w: ApiWorld;
  readonly things: (household: Household) => Things;
  /** A new paid order of the household, with its article in the cart; all else as before. */
  readonly fresh: (household: Household) => Promise<Things>;
}

export async function settle(owner: Db, base: number, { sandbox = true } = {}): Promise<Setting> {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const copy = (table: string, from: string, values: object): Promise<unknown> =>
    owner.unsafe(`insert into ${table} select (jsonb_populate_record(t, $2)).* from ${table} t where t.world_id = $1 and ${from} limit 1`, [
      w.id,
      values as never,
    ]);
  await owner`update worlds set next_order_no = ${base + 100}, next_checkout_no = ${base + 100}, sandbox = ${sandbox} where id = ${w.id}`;
  await copy("coupons", "t.funder = 'platform'", { id: base, code: null });
  await copy("people", "t.role = 'buyer'", { id: base, version: 0, head: "", email: `guest-${base}@souk.example` });
  for (const household of [1, 2] as const) {
    const id = base + household;
    const buyer = w.person(buyers[household]).id;
    await owner.unsafe(`insert into listings (world_id, id, store_id, slug, title, category, list_price) values ($1, $2, $3, $4, $4, 'home', 1000)`, [
      w.id,
      id,
      household,
      `of-household-${household}`,
    ]);
    await owner.unsafe("insert into variants (world_id, id, listing_id, on_hand) values ($1, $2, $2, 1000)", [w.id, id]);
    // What may be frozen or banned is nobody's shop and no shopper.
    const judged = { version: 0, head: "", state: "active" };
    await copy("stores", "true", { ...judged, id, slug: `judged-${id}` });
    await copy("people", "t.role = 'buyer'", { ...judged, id, state: "good", email: `judged-${id}@souk.example` });
    await copy("instruments", "t.behaviour = 'normal'", { id, buyer_id: buyer, is_default: false });
    await copy("addresses", "true", { buyer_id: buyer, no: id, is_default: false });
    await owner`
      insert into coupon_grants (world_id, id, coupon_id, buyer_id, expires_at)
      select world_id, ${id}, id, ${buyer}, expires_at from coupons where world_id = ${w.id} and id = ${base}`;
  }
  await w.advance({ by: 1 });
  await owner`update advances set no = ${base} where world_id = ${w.id}`;

  const tokens = { 1: await createPersonToken(w.db, w.id, w.person("mira").id), 2: await createPersonToken(w.db, w.id, w.person("leon").id) };

  const buy = async (household: Household): Promise<Pick<Things, "orderNo" | "checkoutNo" | "stream">> => {
    const wire = { authorization: `Bearer ${tokens[household]}` };
    const variantId = base + household;
    const placed = await askOver(wire, "buyer.checkout.place", { lines: [{ variantId, quantity: 1 }], couponGrantIds: [] });
    const { orderNo } = placed.body.orders[0];
    await askOver(wire, "buyer.orders.pay", { orderNo, instrumentId: base + household });
    await askOver(wire, "buyer.cart.setQuantity", { variantId, quantity: 1 });
    return { orderNo, checkoutNo: placed.body.checkoutNo, stream: `order:${orderNo}` };
  };
  const owned = async (household: Household): Promise<Things> => {
    const bought = await buy(household);
    const [mail] = await owner<{ n: number; k: number }[]>`select n, k from notices where world_id = ${w.id} and stream = ${bought.stream} limit 1`;
    const buyer = w.person(buyers[household]).id;
    return {
      ...bought,
      world: w.slug,
      mailId: `${bought.stream}/${mail?.n}/${mail?.k}`,
      sessionId: hashOf(await openSession(w.db, "buyer", w.id, buyer, null)),
      account: `L:escrow:${bought.orderNo}`,
      personId: household === 1 ? base : buyer,
      storeId: base + household,
      buyerId: base + household,
      couponId: base,
      advanceId: base,
      listingId: base + household,
      variantId: base + household,
      grantId: base + household,
      instrumentId: base + household,
      addressId: base + household,
    };
  };
  const things = { 1: await owned(1), 2: await owned(2) };
  return { w, things: (household) => things[household], fresh: async (household) => ({ ...things[household], ...(await buy(household)) }) };
}

/** What nobody has. */
export const absent: Things = {
  world: "nosuchworld",
  personId: 999_999,
  orderNo: 999_999,
  checkoutNo: 999_999,
  stream: "order:999999",
  mailId: "order:999999/1/0",
  storeId: 999_999,
  buyerId: 999_999,
  listingId: 999_999,
  variantId: 999_999,
  couponId: 999_999,
  grantId: 999_999,
  instrumentId: 999_999,
  addressId: 999_999,
  account: "L:escrow:999999",
  sessionId: "0".repeat(64),
  advanceId: 999_999,
};

type Call = (path: string, input: unknown) => Promise<Reply>;

/** Somebody who calls, with what is theirs and what is not. */
export interface Actor {
  readonly name: string;
  /** As whom the access table may let them in; nobody: then they are told to sign in. */
  readonly belongsTo: readonly Audience[];
  readonly role: Portal | "control" | null;
  readonly portal: Portal | null;
  readonly home: Setting;
  readonly household: Household;
  readonly own: Things;
  /** The other household's. */
  readonly neighbours: Things;
  /** Those of a sandbox, and of a third world. */
  readonly abroad: Things;
  readonly farther: Things;
  readonly call: Call;
  /** For calls that may end the session they come by. */
  readonly callOnce: Call;
}

interface Cast {
  readonly here: Setting;
  readonly there: Setting;
  readonly closed: Setting;
}

let dialled = 0;
/** Strangers are counted by their address: each call comes from another. */
const anyAddress = (): string => `10.${(dialled += 1) >> 16}.${(dialled >> 8) & 255}.${dialled & 255}`;

const audiencesOf = (role: Portal, sandbox: boolean): Audience[] => [
  "anyone",
  "person",
  role,
  ...(sandbox ? (["sandbox_person", ...(role === "admin" ? (["sandbox_admin"] as const) : [])] as const) : []),
];

/** Everybody who may knock: nobody, owners and others, other worlds, worlds that are no sandbox, programs, and credentials that have ended or are forged. */
export async function actorsOf(cast: Cast): Promise<readonly Actor[]> {
  const { here, there, closed } = cast;
  const { db } = here.w;

  const standing = (home: Setting, household: Household): Pick<Actor, "home" | "household" | "own" | "neighbours" | "abroad" | "farther"> => ({
    home,
    household,
    own: home.things(household),
    neighbours: home.things(household === 1 ? 2 : 1),
    abroad: (home === here ? there : here).things(1),
    farther: (home === closed ? there : closed).things(1),
  });
  const byTokens = async (name: string, home: Setting, household: Household, role: Portal): Promise<Actor> => {
    const { id: worldId, person, staffOf } = home.w;
    const { id } = { buyer: person(buyers[household]), seller: staffOf(household), admin: person("admin") }[role];
    const sandbox = home !== closed;
    // Outside of sandboxes a token may do little in a second, so that several take turns.
    const tokens = await Promise.all(Array.from({ length: sandbox ? 1 : 60 }, () => createPersonToken(db, worldId, id)));
    const own = { ...home.things(household), sessionId: hashOf(await openSession(db, role, worldId, id, null)) };
    let turn = 0;
    const call: Call = (path, input) => askOver({ authorization: `Bearer ${tokens[(turn += 1) % tokens.length]}` }, path, input);
    return { name, role, belongsTo: audiencesOf(role, sandbox), portal: null, ...standing(home, household), own, call, callOnce: call };
  };
  const nobody = (name: string, wire: () => Parameters<typeof askOver>[0]): Actor => {
    const call: Call = (path, input) => askOver({ address: anyAddress(), ...wire() }, path, input);
    return { name, role: null, belongsTo: ["anyone"], portal: wire().portal ?? null, ...standing(here, 1), call, callOnce: call };
  };
  const controller = (name: string, token: string): Actor => {
    const call: Call = (path, input) => askOver({ authorization: `Bearer ${token}` }, path, input);
    return { name, role: "control", belongsTo: ["anyone", "control"], portal: null, ...standing(here, 1), call, callOnce: call };
  };

  const sit = (portal: Portal = "buyer"): Promise<string> => openSession(db, portal, here.w.id, here.w.person("mira").id, null);
  const cookie = (secret: string, portal: Portal = "buyer") => ({ portal, cookie: `${cookieName(portal)}=${secret}` });
  const [sitting, expired, idle, ended] = [await sit(), await sit(), await sit(), await sit()];
  await db`update portal_sessions set expires_at = clock_timestamp() - interval '1 second' where hash = ${hashOf(expired)}`;
  await db`update portal_sessions set seen_at = clock_timestamp() - interval '13 hours' where hash = ${hashOf(idle)}`;
  await db`update portal_sessions set revoked_at = clock_timestamp() where hash = ${hashOf(ended)}`;
  const revoked = await createPersonToken(db, here.w.id, here.w.person("mira").id);
  await db`update tokens set revoked_at = clock_timestamp() where hash = ${hashOf(revoked)}`;

  return [
    nobody("nobody", () => ({})),
    nobody("a forged token", () => ({ authorization: "Bearer souk_not-a-token-of-this-house" })),
    nobody("a revoked token", () => ({ authorization: `Bearer ${revoked}` })),
    nobody("an expired session", () => cookie(expired)),
    nobody("an idle session", () => cookie(idle)),
    nobody("an ended session", () => cookie(ended)),
    nobody("a session of another portal", () => cookie(sitting, "admin")),
    {
      name: "a buyer at the portal",
      role: "buyer",
      belongsTo: audiencesOf("buyer", true),
      portal: "buyer",
      ...standing(here, 1),
      // Whom a session may become is a person of its portal.
      own: { ...here.things(1), personId: here.w.person("mira").id },
      call: (path, input) => askOver(cookie(sitting), path, input),
      callOnce: async (path, input) => askOver(cookie(await sit()), path, input),
    },
    await byTokens("a buyer", here, 1, "buyer"),
    await byTokens("another buyer", here, 2, "buyer"),
    await byTokens("a seller", here, 1, "seller"),
    await byTokens("another seller", here, 2, "seller"),
    await byTokens("the admin", here, 1, "admin"),
    await byTokens("a buyer of another world", there, 1, "buyer"),
    await byTokens("a seller of another world", there, 1, "seller"),
    await byTokens("the admin of another world", there, 1, "admin"),
    await byTokens("a buyer of no sandbox", closed, 1, "buyer"),
    await byTokens("a seller of no sandbox", closed, 1, "seller"),
    await byTokens("the admin of no sandbox", closed, 1, "admin"),
    controller("a control token", controlToken),
    controller("a control token of the table", await createControlToken(db, "the matrix")),
  ];
}

/** An answer without what differs between any two: the wall clock, how long it took, and the very thing that was named. */
export function bare(body: unknown, named: object): string {
  const text = JSON.stringify(body, (key, value: unknown) => (key === "serverTime" || key === "tookMs" ? null : value));
  return Object.values(named)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => typeof value === "string" || typeof value === "number")
    .reduce<string>((rest, value) => rest.replaceAll(JSON.stringify(value), "it"), text);
}
