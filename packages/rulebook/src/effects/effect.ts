import type { OrderCommand, OrderCommandName } from "../commands.ts";
import type { Context } from "../decision.ts";
import type { OrderEventBody } from "../events.ts";
import type { Order } from "../order.ts";

export type Of<N extends OrderCommandName> = Extract<OrderCommand, { on: N }>;
export type Events = readonly OrderEventBody[];
export type Effect = (ctx: Context, order: Order, command: OrderCommand) => Events;

/** An effect that reads one command's values; a row that gives it another is a bug of the table. */
export function of<N extends OrderCommandName>(name: N, events: (ctx: Context, order: Order, command: Of<N>) => Events): Effect {
  return (ctx, order, command) => {
    if (command.on !== name) throw new Error(`The effect of ${name} was given ${command.on}.`);
    return events(ctx, order, command as Of<N>);
  };
}
