import { followProgress, listPeople } from "@souk/market";
import type { Client } from "./clients.ts";
import { eventually, freePort, pause, well } from "./program.ts";
import { mustBeSound, type Stage } from "./stage.ts";

/** Which store of the catalogue the orders are of. */
const storeId = 1;

interface Paid {
  readonly no: number;
  readonly buyer: Client;
}

/** F15: a store frozen and released again and again while its orders move, then blocked: nobody moves a frozen order, and each open one is annulled and paid back once. */
export async function frozenWhileMoving(stage: Stage): Promise<void> {
  const [orders, flips] = stage.long ? [2_000, 50] : [150, 5];
  const api = await stage.api();
  await well(stage.worker({}, await freePort()));
  // A minute of the world in a second: instants differ, and no deadline of these orders comes near.
  const world = await stage.world("orders-n", { orders, store: storeId }, 60);
  const people = await listPeople(stage.db, world.id);
  const at = async (who: { readonly email: string } | undefined): Promise<Client> => stage.client(world, who?.email.split("@")[0] ?? "nobody", () => api.url);
  const [admin, seller] = [await stage.client(world, "admin", () => api.url), await at(people.find((each) => each.storeId === storeId))];
  const buyers = new Map<number, Client>();
  for (const each of people.filter(({ role }) => role === "buyer")) buyers.set(each.id, await at(each));
  const rows = await stage.owner<{ no: number; buyerId: number }[]>`
    select no, buyer_id from orders where world_id = ${world.id} and store_id = ${storeId} order by no`;
  const paid = rows.flatMap(({ no, buyerId }): Paid[] => {
    const buyer = buyers.get(buyerId);
    return buyer ? [{ no, buyer }] : [];
  });
  if (paid.length !== orders) throw new Error(`${paid.length} orders are there instead of ${orders}`);

  const over = new AbortController();
  const moving = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) await moveOne(stage, paid, seller);
    }),
  );
  const storeName = (await stage.owner<{ name: string }[]>`select name from stores where world_id = ${world.id} and id = ${storeId}`)[0]?.name ?? "";
  for (let flip = 0; flip < flips; flip += 1) {
    await must(admin, "admin.stores.freeze", { storeId, reason: "Complaints from many buyers." });
    await pause(stage.chance.below(300));
    await must(admin, "admin.stores.release", { storeId, note: "It explained itself." });
    await pause(stage.chance.below(300));
  }
  await must(admin, "admin.stores.freeze", { storeId, reason: "Complaints again." });
  await must(admin, "admin.stores.block", { storeId, note: "No proof came.", confirm: storeName });
  await eventually("every order has followed", async () => (await followProgress(stage.db, world.id, storeId))?.left === 0, 120_000);
  over.abort();
  await moving;

  const clients = [admin, seller, ...buyers.values()];
  await mustBeSound(stage, [world], clients);
  await mustHaveStoodStill(stage, world.id);
  const [end] = await stage.owner<{ open: number; annulled: number; wrong: number; moved: number }[]>`
    select count(*) filter (where o.state <> 'closed')::int as open, count(*) filter (where o.close_reason = 'annulled')::int as annulled,
      count(*) filter (where o.close_reason = 'annulled' and (r.times, r.amount) is distinct from (1::bigint, o.total::numeric))::int as wrong,
      count(*) filter (where o.close_reason <> 'annulled')::int as moved
    from orders o left join (select order_no, count(*) as times, sum(amount) as amount from refunds where world_id = ${world.id} group by order_no) r on r.order_no = o.no
    where o.world_id = ${world.id} and o.store_id = ${storeId}`;
  if (end?.open !== 0 || end.wrong !== 0 || end.annulled === 0) throw new Error(`after the block: ${JSON.stringify(end)}`);
  const calls = clients.flatMap(({ answered }) => answered);
  stage.say(
    `${flips} times frozen and released; ${end.moved} orders had ended before the block, ${end.annulled} were annulled and paid back once; ` +
      `${calls.length} calls, ${calls.filter(({ status }) => status === 409).length} of them refused`,
  );
}

/** One step of one order, by whoever's turn chance says it is; most are refused, because the order is past it or stands still. */
async function moveOne({ chance }: Stage, paid: readonly Paid[], seller: Client): Promise<void> {
  const order = paid[chance.below(paid.length)];
  if (!order) return;
  const { no: orderNo, buyer } = order;
  const act = chance.below(4);
  if (act === 0) await seller.write("seller.orders.ship", { orderNo, carrier: "Post", tracking: `RR${String(orderNo).padStart(9, "0")}` });
  else if (act === 1) await seller.write("seller.cancellations.approve", { orderNo });
  else if (act === 2) await seller.write("seller.cancellations.reject", { orderNo, reason: "already_packed" });
  else await buyer.write("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
}

/** What an admin does to the store is done; anything else ends the drill. */
async function must(admin: Client, path: string, input: object): Promise<void> {
  const answer = await admin.write(path, input);
  if (answer?.status !== 200) throw new Error(`${path} was answered ${answer?.status} ${JSON.stringify(answer?.body).slice(0, 300)}`);
}

/** Between a freeze and what lifted it neither side has moved an order. */
async function mustHaveStoodStill({ owner }: Stage, worldId: number): Promise<void> {
  const moved = await owner<{ stream: string; type: string; party: string }[]>`
    with acts as (select kind, at, lead(at) over (order by no) as lifted from store_acts where world_id = ${worldId} and store_id = ${storeId})
    select e.stream, e.type, e.party from events e join acts a on a.kind = 'freeze' and e.at > a.at and e.at < a.lifted
    join orders o on o.world_id = e.world_id and e.stream = 'order:' || o.no and o.store_id = ${storeId}
    where e.world_id = ${worldId} and e.party in ('buyer', 'seller')`;
  if (moved.length > 0) throw new Error(`moved while frozen: ${moved.map(({ stream, type, party }) => `${stream} ${type} by the ${party}`).join(", ")}`);
}
