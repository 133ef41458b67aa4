import { assessWorld, followNext } from "@souk/market";
import { type House, inLane } from "./house.ts";
import { relayWorld } from "./relay.ts";

/**
 * Lets all orders of a world that have yet to follow what their store did follow it, batch by batch, whether the world's clock runs or not. A
 * worker that dies in the middle leaves the rest to the next look.
 */
export function followStores(house: House, worldId: number): Promise<void> {
  return inLane(house, "stores", worldId, async () => {
    const { db, stopping } = house;
    while (!stopping.aborted) {
      const { followed, left } = await followNext(db, worldId);
      if (followed > 0) void relayWorld(house, worldId);
      if (followed === 0 || left === 0) break;
    }
  });
}

/**
 * Measures the signs of fraud in a world, where enough of its time has passed since. In a world whose clock runs what they ask for is done as
 * well; after an advance it is not, so that the same time makes the same world however it is divided.
 */
export function assessStores(house: House, worldId: number, { act }: { readonly act: boolean }): Promise<void> {
  return inLane(house, "assess", worldId, async () => {
    const assessed = await assessWorld(house.db, worldId, { act });
    if (!assessed || assessed.acted.length === 0) return;
    void relayWorld(house, worldId);
    await house.bell.ringStores(worldId);
  });
}
