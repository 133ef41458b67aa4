import { updateStoreSettings } from "@souk/market";
import { inWorld } from "@souk/db";
import {
  entriesOutput,
  heldInput,
  heldOutput,
  inboxInput,
  inboxOutput,
  needsMeOutput,
  sellerEntriesInput,
  sellerTabs,
  settingsOutput,
  updateSettingsInput,
} from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { clockOf, viewerOf } from "../looks.ts";
import { playerOf, type PersonContext } from "../perform.ts";
import { readStoreEntries } from "../reads/books.ts";
import { readHeld } from "../reads/held.ts";
import { countSellerTabs, readDuties } from "../reads/lists.ts";
import { readMails } from "../reads/mails.ts";
import { router, sellerProcedure } from "../trpc.ts";
import { needOf } from "../views/needs.ts";
import { duration, instant, spanOf } from "../views/scalars.ts";

/** How many things wait on the front page at most. */
const needsAtMost = 50;

async function settingsNow(ctx: PersonContext & { readonly storeId: number }) {
  const { world } = ctx.me;
  const [store] = await inWorld(
    ctx.house.db,
    world.id,
    ({ sql }) => sql<{ id: number; name: string; state: string; since: number; autoApproveWindow: number | null }[]>`
      select id, name, state, since, auto_approve_window from stores where world_id = ${world.id} and id = ${ctx.storeId}`,
    { readOnly: true },
  );
  if (!store) throw new NotHere();
  const window = store.autoApproveWindow;
  return {
    clock: await clockOf(ctx),
    settings: {
      storeId: store.id,
      name: store.name,
      state: store.state,
      since: instant(store.since),
      autoApproveWindow: window === null ? null : duration(window),
    },
  };
}

export const sellerStore = router({
  home: router({
    /** What needs this seller next: the nearest deadline first, with what happens at zero. */
    needsMe: sellerProcedure.output(needsMeOutput).query(async ({ ctx }) => {
      const { db } = ctx.house;
      const [{ clock, orders }, counts] = await Promise.all([
        readDuties(db, ctx.world.id, ctx.storeId, needsAtMost),
        countSellerTabs(db, ctx.world.id, ctx.storeId, sellerTabs),
      ]);
      const seller = viewerOf(ctx.me);
      const needs = orders.flatMap((facts) => needOf(facts, seller) ?? []);
      return { clock, needs: needs.toSorted((one, other) => ((one.timer?.due ?? "9999") < (other.timer?.due ?? "9999") ? -1 : 1)), counts };
    }),
  }),

  money: {
    held: sellerProcedure
      .input(heldInput)
      .output(heldOutput)
      .query(async ({ ctx, input }) => ({
        clock: await clockOf(ctx),
        ...(await readHeld(ctx.house.db, ctx.world.id, ctx.storeId, ctx.world.currency, input)),
      })),

    /** The entries under a figure. Another store's order has none here, like one that does not exist. */
    entries: sellerProcedure
      .input(sellerEntriesInput)
      .output(entriesOutput)
      .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readStoreEntries(ctx.house.db, ctx.world.id, ctx.storeId, input)) })),
  },

  settings: router({
    get: sellerProcedure.output(settingsOutput).query(({ ctx }) => settingsNow(ctx)),

    update: sellerProcedure
      .input(updateSettingsInput)
      .output(settingsOutput)
      .mutation(async ({ ctx, input, path }) => {
        const { autoApproveWindow: window } = input;
        await updateStoreSettings(ctx.house.db, playerOf(ctx, path, input), { autoApproveWindow: window === null ? null : spanOf(window) });
        return settingsNow(ctx);
      }),
  }),

  /** The mails this store's staff got. */
  inbox: router({
    list: sellerProcedure
      .input(inboxInput)
      .output(inboxOutput)
      .query(async ({ ctx, input }) => ({
        clock: await clockOf(ctx),
        ...(await readMails(ctx.house.db, ctx.world.id, { ...input, party: "seller", storeId: ctx.storeId })),
      })),
  }),
});
