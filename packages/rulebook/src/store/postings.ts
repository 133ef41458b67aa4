import type { StoreEvent } from "../events.ts";
import { accounts, posting, type Entry } from "../postings.ts";

/** The entries of one event of a store: W1 to W3 and F3 (rules.md 5.2). */
export function storePostingOf({ storeId, body }: StoreEvent): Entry[] {
  const pending = accounts.sellerPending(storeId);
  const available = accounts.sellerAvailable(storeId);
  const withheld = accounts.sellerWithheld(storeId);
  const receivable = accounts.sellerReceivable(storeId);
  switch (body.type) {
    case "store_frozen": // W1
      return posting([
        [pending, body.pending],
        [available, body.available],
        [withheld, -(body.pending + body.available)],
      ]);
    case "store_released": // W2
      return posting([
        [withheld, body.pending + body.available],
        [pending, -body.pending],
        [available, -body.available],
      ]);
    case "appeal_decided":
      return posting([
        [withheld, body.amount],
        [available, -body.amount],
      ]);
    case "withheld_decided": {
      // W3: what the store owes is taken first, and what it still owes after that is the platform's loss.
      const owed = Math.min(body.amount, body.receivable);
      const rest = body.amount - owed;
      return posting([
        [withheld, body.amount],
        [receivable, -body.receivable],
        [body.decision === "released" ? available : accounts.loss, -rest],
        [accounts.loss, body.receivable - owed],
      ]);
    }
    case "money_withdrawn": // F3
      return posting([
        [available, body.amount + body.netted],
        [receivable, -body.netted],
        [accounts.bank, -body.amount],
      ]);
    default:
      return [];
  }
}
