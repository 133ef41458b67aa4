import type { Order } from "../api-types.ts";

type Answer = Order["answers"][number];

/** What the law says to this command on this order; nothing where it is no business of an admin. */
export const answerOf = (order: Pick<Order, "answers">, command: Answer["command"]): Answer | undefined =>
  order.answers.find((each) => each.command === command);
