import { alone, type ClockReading, type Db, type WorldTx } from "@souk/db";
import type { Minor, Ms } from "@souk/rulebook";
import { articlesIn, readArticles, type ArticleRow } from "../checkout/read.ts";
import { flashOf, type Article } from "../checkout/shelf.ts";
import { ClockStopped, InvalidInput, KeyReused, NotFound } from "../errors.ts";
import { play, type Outcome, type Player } from "../play.ts";
import { personOf, write } from "../write.ts";

/** Different articles one cart can hold, saved ones included. */
export const cartLinesMax = 100;
export const quantityMax = 999;

/** A line of a cart with today's price, and why it cannot be bought as it stands. */
export interface CartLineView {
  readonly article: Article;
  readonly quantity: number;
  readonly savedForLater: boolean;
  readonly unitPrice: Minor;
  /** Until when the flash price holds; null without one. */
  readonly flashUntil: Ms | null;
  readonly problem: "not_on_sale" | "out_of_stock" | "store_not_selling" | null;
}

interface CartRead {
  readonly now: Ms;
  readonly clock: ClockReading;
  readonly lines: readonly { readonly variantId: number; readonly quantity: number; readonly savedForLater: boolean }[] | null;
  readonly articles: readonly ArticleRow[] | null;
}

/** What lies in a buyer's cart, the oldest line first, and the clock it was read with. */
export interface Cart {
  readonly now: Ms;
  readonly clock: ClockReading;
  readonly lines: readonly CartLineView[];
}

/** Reads a buyer's cart. */
export async function readCart(db: Db, worldId: number, buyerId: number): Promise<Cart> {
  const [row] = await db<{ look: CartRead }[]>`select look_at_cart(${worldId}, ${buyerId}) as look`;
  if (!row) throw new NotFound("world");
  return cartIn(row.look);
}

function cartIn(look: CartRead): Cart {
  const { now, clock } = look;
  const articles = articlesIn(look.articles ?? []);
  const lines = (look.lines ?? []).flatMap(({ variantId, quantity, savedForLater }) => {
    const article = articles.get(variantId);
    return article ? [cartLineView(article, quantity, savedForLater, now)] : [];
  });
  return { now, clock, lines };
}

function cartLineView(article: Article, quantity: number, savedForLater: boolean, now: Ms): CartLineView {
  const flash = flashOf(article);
  const runs = flash !== null && flash.from <= now && now < flash.until && flash.price < article.listPrice;
  return {
    article,
    quantity,
    savedForLater,
    unitPrice: runs ? flash.price : article.listPrice,
    flashUntil: runs ? flash.until : null,
    problem: problemOf(article, quantity),
  };
}

/** Why so many units of an article cannot be bought now. */
export function problemOf({ listing, store, available }: Article, quantity: number): CartLineView["problem"] {
  if (store.state === "frozen" || store.state === "blocked") return "store_not_selling";
  if (!listing.onSale) return "not_on_sale";
  return available !== null && available < quantity ? "out_of_stock" : null;
}

/** Sets how many units of a variant lie in the cart; 0 takes it out. Answers the cart. Throws NotFound for a variant that is not there. */
export async function setCartQuantity(
  db: Db,
  player: Player,
  { variantId, quantity }: { readonly variantId: number; readonly quantity: number },
): Promise<Cart> {
  const buyerId = personOf(player, "buyer");
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > quantityMax)
    throw new InvalidInput("quantity", `must be a whole number from 0 to ${quantityMax}`);
  const { key, hash } = player.once ?? { key: null, hash: null };
  const [answer] = await alone(
    () => db<{ laid: { became: string; look: CartRead | null } }[]>`
      select lay_in_cart(${player.worldId}, ${buyerId}, ${key}, ${hash}, ${variantId}, ${quantity}, ${cartLinesMax}) as laid`,
  );
  if (answer?.laid.look) return cartIn(answer.laid.look);
  switch (answer?.laid.became) {
    case "absent":
      throw new NotFound("article");
    case "full":
      throw cartFull();
    case "key_reused":
      throw new KeyReused();
    case "clock_failed":
      throw new ClockStopped();
    default:
      throw new Error("the database did not say what became of a line of a cart");
  }
}

const cartFull = (): InvalidInput => new InvalidInput("variantId", `a cart holds at most ${cartLinesMax} articles`);

/** Lays a line of the cart aside for later, or back into the cart. Throws NotFound when it is not in the cart. */
export const saveForLater = (db: Db, player: Player, { variantId, saved }: { readonly variantId: number; readonly saved: boolean }): Promise<void> =>
  write(db, player, async ({ sql, worldId }) => {
    const { count } = await sql`
      update cart_lines set saved_for_later = ${saved} where world_id = ${worldId} and buyer_id = ${personOf(player, "buyer")} and variant_id = ${variantId}`;
    if (count === 0) throw new NotFound("line in the cart");
  });

/** Puts lines into a cart, onto what lies there. Nothing is put when one of them cannot be. */
async function put(tx: WorldTx, buyerId: number, lines: readonly { readonly variantId: number; readonly quantity: number }[], now: Ms): Promise<void> {
  const { sql, worldId } = tx;
  const articles = await readArticles(
    tx,
    lines.map((line) => line.variantId),
  );
  for (const { variantId } of lines) if (!articles.has(variantId)) throw new NotFound("article");
  const rows = JSON.stringify(lines.map(({ variantId, quantity }) => ({ id: variantId, quantity })));
  await sql`
    insert into cart_lines (world_id, buyer_id, variant_id, quantity, added_at)
    select ${worldId}, ${buyerId}, id, quantity, ${now} from jsonb_to_recordset(${rows}::text::jsonb) as r(id int, quantity int)
    on conflict (world_id, buyer_id, variant_id) do update
      set quantity = least(${quantityMax}, excluded.quantity + case when cart_lines.saved_for_later then 0 else cart_lines.quantity end), saved_for_later = false`;
  const [held] = await sql<{ lines: number }[]>`select count(*)::int as lines from cart_lines where world_id = ${worldId} and buyer_id = ${buyerId}`;
  if ((held?.lines ?? 0) > cartLinesMax) throw cartFull();
}

/** What "add to cart again" did: articles that went into the cart at today's prices, and those that are not sold any more. */
export interface Reordered {
  readonly outcome: Outcome;
  readonly added: readonly number[];
  readonly skipped: readonly { readonly variantId: number; readonly title: string; readonly problem: NonNullable<CartLineView["problem"]> }[];
}

/** "Add to cart again" (T35): the order's articles go into the cart; no link to the order remains. Throws NotFound for somebody else's order. */
export async function addToCartAgain(db: Db, player: Player, orderNo: number): Promise<Reordered> {
  const buyerId = personOf(player, "buyer");
  let added: Reordered["added"] = [];
  let skipped: Reordered["skipped"] = [];
  const outcome = await play(db, player, {
    orders: [orderNo],
    moves: () => [{ orderNo, command: { on: "reorder" } }],
    also: async (tx, { slice, now }) => {
      const lines = slice.orders.get(orderNo)?.order.lines ?? [];
      const articles = await readArticles(
        tx,
        lines.map((line) => line.variantId),
      );
      const problems = lines.map((line) => {
        const article = articles.get(line.variantId);
        return article ? problemOf(article, 1) : "not_on_sale";
      });
      const wanted = lines.filter((_, i) => problems[i] === null);
      skipped = lines.flatMap(({ variantId, title }, i) => {
        const problem = problems[i];
        return problem ? [{ variantId, title, problem }] : [];
      });
      added = wanted.map((line) => line.variantId);
      if (wanted.length > 0) await put(tx, buyerId, wanted, now);
    },
  });
  return { outcome, added, skipped };
}
