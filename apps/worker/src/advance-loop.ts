import type { AdvanceBell } from "@souk/jobs";
import { NotFound, runAdvance } from "@souk/market";
import { drainWorld } from "./drain.ts";
import { type House, inLane } from "./house.ts";
import { deliver } from "./relay.ts";
import { assessStores } from "./stores.ts";

/**
 * Carries an advance out, chunk by chunk, to its end, or until this process is to end: another worker goes on from there. An advance that
 * has ended, was never begun or whose world is gone is nothing to do.
 */
export function carryOut(house: House, { worldId, advanceNo }: AdvanceBell): Promise<void> {
  return inLane(house, "advance", worldId, async () => {
    try {
      await runAdvance(house.db, worldId, advanceNo, (id) => deliver(house, id), house.stopping);
    } catch (error) {
      if (error instanceof NotFound) return;
      throw error;
    }
    void drainWorld(house, worldId, "reconciler");
    void assessStores(house, worldId, { act: false });
  });
}
