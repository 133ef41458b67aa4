import type { CartLineView } from "@souk/market";
import type { CartView } from "../contract/index.ts";
import { instantOrNull, moneyOf } from "./scalars.ts";

type Line = CartView["saved"][number];

function lineOf(line: CartLineView, currency: string): Line {
  const money = moneyOf(currency);
  const { article } = line;
  return {
    variantId: article.variant.id,
    listingId: article.listing.id,
    title: article.listing.title,
    options: article.variant.options,
    picture: article.listing.picture,
    quantity: line.quantity,
    price: money(line.unitPrice),
    listPrice: money(article.listPrice),
    flashUntil: instantOrNull(line.flashUntil),
    subtotal: money(line.unitPrice * line.quantity),
    available: article.available,
    problem: line.problem,
  };
}

/** A cart store by store, in the order things were put in; what is saved for later stands apart and counts nowhere. */
export function cartToView(lines: readonly CartLineView[], currency: string): CartView {
  const money = moneyOf(currency);
  const stores = new Map<number, { store: CartView["stores"][number]["store"]; lines: Line[] }>();
  for (const line of lines.filter(({ savedForLater }) => !savedForLater)) {
    const { store } = line.article;
    const group = stores.get(store.id) ?? { store: { storeId: store.id, name: store.name, state: store.state ?? "active" }, lines: [] };
    group.lines.push(lineOf(line, currency));
    stores.set(store.id, group);
  }
  const groups = [...stores.values()].map((group) => ({ ...group, subtotal: money(sum(group.lines)) }));
  return {
    stores: groups,
    saved: lines.filter(({ savedForLater }) => savedForLater).map((line) => lineOf(line, currency)),
    count: groups.flatMap((group) => group.lines).reduce((units, { quantity }) => units + quantity, 0),
    subtotal: money(sum(groups.flatMap((group) => group.lines))),
  };
}

const sum = (lines: readonly Line[]): number => lines.reduce((total, { subtotal }) => total + subtotal.amount, 0);
