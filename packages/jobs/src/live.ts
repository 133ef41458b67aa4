import { z } from "zod";

/** The one PostgreSQL channel on which the relay tells that something has changed. */
export const liveChannel = "souk_live";

/** More numbers than this are not listed: whoever shows the world asks for everything again. */
export const liveListLimit = 200;

/**
 * One coarse message per batch the relay has sent off: in which world, and which orders, buyers and stores the batch was about (null: too
 * many to name). It carries no contents: who may see what is decided when they ask.
 */
export const liveMessage = z.object({
  worldId: z.int().positive(),
  touched: z.object({ orders: z.array(z.int()), buyers: z.array(z.int()), stores: z.array(z.int()) }).nullable(),
});
export type LiveMessage = z.infer<typeof liveMessage>;
