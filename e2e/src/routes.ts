import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { World } from "@souk/playwright";

type Portal = "buyer" | "seller" | "admin";

/** Every page of a portal as its folders spell it: "/orders/[no]". A page that is added is a page that is visited. */
const routesOf = (portal: Portal): string[] =>
  readdirSync(fileURLToPath(new URL(`../../apps/${portal}/src/app`, import.meta.url)), { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/(?:^|\/)page\.tsx$/, "")}`.replaceAll(/\/\([^)]+\)/g, "") || "/")
    .toSorted();

/** One order for each label a list of theirs can show. */
const orderNos = (orders: readonly { orderNo: number; label: string }[]): string[] => [
  ...new Map(orders.map(({ orderNo, label }) => [label, String(orderNo)])).values(),
];

/** What stands for each changing part of an address, so that every state of such a page is seen; a whole route speaks for itself alone. */
const values: Readonly<Record<Portal, (world: World) => Promise<Record<string, readonly string[]>>>> = {
  async buyer(world) {
    const { orders } = await world.buyer.buyer.orders.list.query({ limit: 100 });
    const { mails } = await world.buyer.buyer.inbox.list.query({ limit: 1 });
    // below an order most pages say that there is nothing; what they say else is looked at by a test of their own
    const one = orderNos(orders).slice(0, 1);
    return {
      orderNo: orderNos(orders),
      "/orders/[orderNo]/dispute": one,
      "/orders/[orderNo]/dispute/new": one,
      "/orders/[orderNo]/return": one,
      listingId: ["1", "3", "4"],
      mailId: mails.map(({ mailId }) => encodeURIComponent(mailId)),
    };
  },
  async seller(world) {
    const { orders } = await world.seller.seller.orders.list.query({ limit: 100 });
    return { no: orderNos(orders) };
  },
  async admin(world) {
    const { orders } = await world.admin.admin.orders.list.query({ limit: 100 });
    const { stores } = await world.admin.admin.stores.list.query({ limit: 100 });
    const disputed = orders.filter(({ dispute }) => dispute !== null);
    return {
      no: orderNos(orders),
      orderNo: [...new Map(disputed.map(({ orderNo, dispute }) => [dispute?.state, String(orderNo)])).values()],
      id: [...new Map(stores.map(({ storeId, state }) => [state, String(storeId)])).values()],
      account: ["A%3Apsp%3Acard", "R%3Acommission"],
    };
  },
};

/** Addresses beside those of the folders: tabs, filters, and what is not there. */
const besides: Readonly<Record<Portal, readonly string[]>> = {
  buyer: [
    "/?q=lamp&sort=price_up",
    "/?q=nothing-is-called-so",
    "/orders?tab=completed",
    "/orders?tab=deleted",
    "/checkout?variant=1&quantity=2",
    "/orders/999999",
    "/no-such-page",
  ],
  seller: ["/orders?tab=completed", "/orders?tab=frozen", "/orders/999999", "/no-such-page"],
  admin: [
    "/orders?state=closed",
    "/freezes?state=blocked&proposal=freeze",
    "/refunds?order=999999",
    "/buyers?q=nobody-is-called-so",
    "/audit?stream=store%3A999999",
    "/orders/999999",
    "/stores/999999",
    "/disputes/999999",
    "/no-such-page",
  ],
};

export interface Address {
  readonly address: string;
  /** The first of its route: the others show the same page in another state. */
  readonly first: boolean;
}

/** Every address of a portal worth looking at in this world. */
export async function addressesOf(world: World, portal: Portal): Promise<Address[]> {
  const known = await values[portal](world);
  const spelled = routesOf(portal).flatMap((route) => {
    const part = /\[(\w+)\]/.exec(route)?.[1];
    if (part === undefined) return [{ address: route, first: true }];
    const some = known[route] ?? known[part];
    if (!some || some.length === 0) throw new Error(`nothing stands for [${part}] in ${route}: say in routes.ts what does`);
    return some.map((value, i) => ({ address: route.replace(`[${part}]`, value), first: i === 0 }));
  });
  return [...spelled, ...besides[portal].map((address) => ({ address, first: false }))];
}
