import type { MailView, Portal } from "@souk/api/contract";
import { clientWith, type SoukClient } from "./client.ts";
import { clockOf, type WorldClock } from "./clock.ts";
import type { Installation } from "./installation.ts";
import { grantsNamed, linesOf, type OrderHandle, type Paying, type Placing, type Shipping, type Wanted } from "./orders.ts";
import { personNamed, type Person, type Who } from "./people.ts";

export interface WorldOptions {
  /** Which scenario it is made from: `shop` has stores, people and no orders. */
  readonly scenario: string;
  /** Same seed, same world, down to every delay of a bank. */
  readonly seed: string;
  readonly name?: string;
  /** First instant of its clock; the scenario's own unless told. */
  readonly start?: string | Date;
  /** Keys of the policy that differ from the preset. */
  readonly policy?: Readonly<Record<string, number | string | boolean | null>>;
  /** Who acts where nobody is named. */
  readonly buyer: Who;
  readonly seller: Who;
  readonly admin: Who;
}

/** A market of one's own: its people, its clock, its orders and its books. */
export interface World {
  /** Its public name. */
  readonly slug: string;
  readonly seed: string;
  readonly scenario: string;
  readonly people: readonly Person[];
  readonly clock: WorldClock;
  /** Whoever owns worlds and clocks; nobody inside any. */
  readonly control: SoukClient;
  person(who: Who, role?: Portal): Person;
  /** The API as this person: `world.as("ines").seller.cancellations.approve.mutate({ orderNo })`. */
  as(who: Who): SoukClient;
  readonly buyer: SoukClient;
  readonly seller: SoukClient;
  readonly admin: SoukClient;
  /** An address inside a portal. */
  url(portal: Portal, path?: string): string;
  order(no: number): OrderHandle;
  /** Places one checkout over however many stores its lines come from: one order each. */
  placeOrders(wanted: readonly (string | Wanted)[], placing?: Placing): Promise<OrderHandle[]>;
  /** Places one order: `placeOrder("Desk lamp")`, or several lines of one store. */
  placeOrder(wanted: string | Wanted | readonly (string | Wanted)[], placing?: Placing): Promise<OrderHandle>;
  pay(order: OrderHandle, paying?: Paying): Promise<void>;
  /** Places an order, pays it and lets time pass until the payment is verified: it awaits shipment. `verified: false` leaves it in verification. */
  paidOrder(wanted: string | Wanted | readonly (string | Wanted)[], how?: Placing & Paying & { readonly verified?: boolean }): Promise<OrderHandle>;
  /** A paid order that the seller of its store has shipped; nothing is known of the parcel yet. */
  shippedOrder(wanted: string | Wanted | readonly (string | Wanted)[], how?: Placing & Paying & Shipping): Promise<OrderHandle>;
  /** A shipped order whose parcel the carrier has delivered, two days later. */
  deliveredOrder(wanted: string | Wanted | readonly (string | Wanted)[], how?: Placing & Paying & Shipping): Promise<OrderHandle>;
  /** The API as a seller of this order's store. */
  sellerOf(order: OrderHandle): Promise<SoukClient>;
  /** How the outsider behind a means of payment behaves from now on; named by a part of its label. */
  setInstrument(label: string, behaviour: "normal" | "declines" | "bounces" | "lost" | "verification_fails" | "slow"): Promise<void>;
  /** Mails of the world, newest first; of one person, or all. */
  mails(to?: Who): Promise<readonly MailView[]>;
  delete(): Promise<void>;
}

/** Makes a world from a scenario through the API. It stands still at its first instant. */
export async function createWorld(at: Installation, options: WorldOptions): Promise<World> {
  const control = clientWith(at.apiUrl, () => at.controlToken);
  const { world: made } = await control.world.create.mutate({
    scenario: options.scenario,
    seed: options.seed,
    ...(options.name !== undefined && { name: options.name }),
    ...(options.start !== undefined && { startsAt: new Date(options.start).toISOString() }),
    ...(options.policy && { policy: { ...options.policy } }),
  });
  const { people } = await control.world.people.query({ world: made.slug });
  return worldOf(at, options, made.slug, people, control);
}

function worldOf(at: Installation, options: WorldOptions, slug: string, people: readonly Person[], control: SoukClient): World {
  const clients = new Map<number, SoukClient>();
  const person = (who: Who, role?: Portal) => personNamed(people, who, role);

  /** One token per person, made when it is first needed. */
  const as = (who: Who): SoukClient => {
    const { personId } = person(who);
    const known = clients.get(personId);
    if (known) return known;
    let token: Promise<string> | undefined;
    const tokenOnce = () => (token ??= control.world.createToken.mutate({ world: slug, personId }).then((made) => made.token));
    const client = clientWith(at.apiUrl, tokenOnce);
    clients.set(personId, client);
    return client;
  };

  const url = (portal: Portal, path = "/"): string => `${at.portalUrls[portal]}${path}`;
  const nameOf = (personId: number): Who => {
    const found = people.find((each) => each.personId === personId);
    if (!found) throw new Error(`person ${personId} is not among the people of ${slug}`);
    return found.name;
  };

  const order = (no: number): OrderHandle => {
    const story = () => as(options.admin).admin.orders.story.query({ orderNo: no });
    return {
      no,
      url: { buyer: url("buyer", `/orders/${no}`), seller: url("seller", `/orders/${no}`), admin: url("admin", `/orders/${no}`) },
      story,
      async seen() {
        const { order: known } = await story();
        return (await as(nameOf(known.buyer.personId)).buyer.orders.get.query({ orderNo: no })).order;
      },
    };
  };

  const placeOrders: World["placeOrders"] = async (wanted, { buyer = options.buyer, coupons = [] } = {}) => {
    const client = as(buyer);
    const lines = await linesOf(
      client,
      wanted.map((each) => (typeof each === "string" ? { title: each } : each)),
    );
    const placed = await client.buyer.checkout.place.mutate({ lines, couponGrantIds: await grantsNamed(client, coupons) });
    return placed.orders.map(({ orderNo }) => order(orderNo));
  };

  const placeOrder: World["placeOrder"] = async (wanted, placing) => {
    const orders = await placeOrders(Array.isArray(wanted) ? wanted : [wanted as string | Wanted], placing);
    const [only] = orders;
    if (!only || orders.length > 1) throw new Error("these lines come from several stores: place them with placeOrders");
    return only;
  };

  const pay: World["pay"] = async ({ no }, paying = {}) => {
    const { order: known } = await as(options.admin).admin.orders.story.query({ orderNo: no });
    const payer = person(nameOf(known.buyer.personId));
    const instrument =
      paying.with === undefined ? payer.instruments[0] : payer.instruments.find((each) => each.rail === paying.with || each.label.includes(paying.with ?? ""));
    const wallet = paying.wallet ?? 0;
    if (!instrument && wallet < known.total.amount)
      throw new Error(`${payer.name} has no ${paying.with ?? "means of payment"}; there is ${payer.instruments.map((each) => each.label).join(", ")}`);
    const outside = wallet < known.total.amount && instrument ? { instrumentId: instrument.instrumentId } : {};
    await as(payer.name).buyer.orders.pay.mutate({ orderNo: no, ...(wallet > 0 && { wallet }), ...outside });
  };

  const clock = clockOf(control, slug);

  const paidOrder: World["paidOrder"] = async (wanted, { verified = true, ...how } = {}) => {
    const placed = await placeOrder(wanted, how);
    await pay(placed, how);
    if (verified) await clock.advance({ until: { event: "payment_verified", orderNo: placed.no } });
    return placed;
  };

  const sellerOf: World["sellerOf"] = async ({ story }) => {
    const { order: known } = await story();
    const found = people.find((each) => each.storeId === known.store.storeId);
    if (!found) throw new Error(`nobody of ${slug} sells for ${known.store.name}`);
    return as(found.name);
  };

  const shippedOrder: World["shippedOrder"] = async (wanted, how = {}) => {
    const paid = await paidOrder(wanted, how);
    const { carrier = "Parcel Post", tracking = `PP${paid.no}00001` } = how;
    await (await sellerOf(paid)).seller.orders.ship.mutate({ orderNo: paid.no, carrier, tracking });
    return paid;
  };

  return {
    slug,
    seed: options.seed,
    scenario: options.scenario,
    people,
    clock,
    control,
    person,
    as,
    get buyer() {
      return as(options.buyer);
    },
    get seller() {
      return as(options.seller);
    },
    get admin() {
      return as(options.admin);
    },
    url,
    order,
    placeOrders,
    placeOrder,
    pay,
    paidOrder,
    sellerOf,
    shippedOrder,
    async deliveredOrder(wanted, how) {
      const shipped = await shippedOrder(wanted, how);
      await clock.advance({ by: "2d" });
      await as(options.admin).admin.orders.reportDelivered.mutate({ orderNo: shipped.no });
      return shipped;
    },
    async setInstrument(label, behaviour) {
      const owned = people.flatMap((each) => each.instruments).filter((each) => each.label.includes(label));
      const [only] = owned;
      if (!only || owned.length > 1) throw new Error(`"${label}" names ${owned.length} means of payment instead of one`);
      await control.world.setInstrument.mutate({ world: slug, instrumentId: only.instrumentId, behaviour });
    },
    async mails(to) {
      if (to === undefined) return (await as(options.admin).admin.outbox.list.query({ limit: 100 })).mails;
      const reader = person(to);
      if (reader.role === "buyer") return (await as(to).buyer.inbox.list.query({ limit: 100 })).mails;
      if (reader.role === "seller") return (await as(to).seller.inbox.list.query({ limit: 100 })).mails;
      return (await as(to).admin.outbox.list.query({ party: "admin", limit: 100 })).mails;
    },
    async delete() {
      await control.world.delete.mutate({ world: slug });
    },
  };
}
