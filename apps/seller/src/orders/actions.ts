import type { Answer, Order } from "../api-types.ts";

/** The dialogs an order's page can show; an address may name one. */
export const dialogs = ["ship", "extension", "give_up", "approve", "reject", "offer", "amendment", "protection"] as const;

interface Action {
  readonly command: Answer["command"];
  readonly dialog: (typeof dialogs)[number];
  readonly variant: "filled" | "default";
}

const beforeShipping: readonly Action[] = [
  { command: "ship", dialog: "ship", variant: "filled" },
  { command: "ask_extension", dialog: "extension", variant: "default" },
  { command: "propose_amendment", dialog: "amendment", variant: "default" },
  { command: "cancel_as_seller", dialog: "give_up", variant: "default" },
];
const underway: readonly Action[] = [{ command: "grant_protection", dialog: "protection", variant: "default" }];

/** The buttons of an order's headline by how far it has come: up to shipping, and then until it is finished. What is refused says why. */
export const actionsOf = ({ shippedAt }: Pick<Order, "shippedAt">): readonly Action[] => (shippedAt === null ? beforeShipping : underway);
