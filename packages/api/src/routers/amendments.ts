import { inWorld } from "@souk/db";
import type { Amendment, Address } from "@souk/rulebook";
import { NotHere } from "../errors.ts";
import type { PersonContext } from "../perform.ts";
import { listOf } from "../reads/orders.ts";

interface Asked {
  readonly address?: Address | undefined;
  readonly lines?: readonly { readonly no: number; readonly variantId: number; readonly quantity: number }[] | undefined;
}

/** What is to change, with the articles' own words for their options; whether it may be so is the law's to say. Throws NotHere for an article that is not there. */
export async function amendmentOf({ house, me }: PersonContext, { address, lines = [] }: Asked): Promise<Amendment> {
  const rows =
    lines.length === 0
      ? []
      : await inWorld(
          house.db,
          me.world.id,
          ({ sql, worldId }) =>
            sql<{ id: number; options: string }[]>`
              select id, options from variants where world_id = ${worldId} and id = any (${listOf(lines.map(({ variantId }) => variantId))}::int[])`,
          { readOnly: true },
        );
  const options = new Map(rows.map((row) => [row.id, row.options]));
  return {
    address: address ?? null,
    lines: lines.map((line) => {
      const words = options.get(line.variantId);
      if (words === undefined) throw new NotHere();
      return { ...line, options: words };
    }),
  };
}
