import type { OrderCommand } from "@souk/rulebook";
import type { ClockView } from "./contract/index.ts";
import type { Sight } from "@souk/market";
import { lookAsAdmin, lookAsBuyer, lookAsSeller } from "./looks.ts";
import { perform, type PersonContext } from "./perform.ts";

interface Call<Input> {
  readonly ctx: PersonContext;
  readonly input: Input;
  readonly path: string;
}

type Look<Order> = (ctx: PersonContext, orderNo: number, sight: Sight | null) => Promise<{ order: Order; clock: ClockView }>;

/** A procedure that plays one command on one order and answers the order as it then stands, through the eyes of one desk. */
const playsFor =
  <Order>(look: Look<Order>) =>
  <Input extends { readonly orderNo: number }>(commandOf: (input: Input) => OrderCommand) =>
  async ({ ctx, input, path }: Call<Input>) => {
    const { kind, sight } = await perform(ctx, path, input, commandOf(input));
    return { outcome: kind, ...(await look(ctx, input.orderNo, sight)) };
  };

export const playsAsBuyer = playsFor(lookAsBuyer);
export const playsAsSeller = playsFor(lookAsSeller);
export const playsAsAdmin = playsFor(lookAsAdmin);
