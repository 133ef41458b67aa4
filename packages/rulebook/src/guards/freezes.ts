import type { Guard } from "../guards.ts";
import { of } from "../guards-of-values.ts";
import { alreadyDone, refuse } from "../refusals.ts";
import { openChargeback } from "../regions.ts";
import type { OrderCommandName } from "../commands.ts";
import type { Order } from "../order.ts";
import type { Decision } from "../decision.ts";
import { isAmount } from "../values.ts";

const endsAs: Partial<Record<OrderCommandName, string>> = { accept_chargeback: "accepted", reject_chargeback: "rejected" };

/** No chargeback is open: a repeat is done, the other end too late, and without any there is nothing to decide. */
export function withoutChargeback(order: Order, on: OrderCommandName | null): Decision {
  const latest = order.chargebacks.at(-1);
  if (!latest) return refuse("no_open_chargeback", "K1");
  if (on && endsAs[on] === latest.state) return alreadyDone("K1");
  return refuse("too_late", "K1", { since: latest.endedAt, ended: latest.state });
}

export const freezeGuards = {
  // The issuer's next notice waits until the one before is decided.
  no_open_chargeback: {
    says: "no chargeback is open",
    check: (_, order, command) => {
      const open = openChargeback(order);
      if (!open) return null;
      if (command?.on === "open_chargeback" && command.amount === open.noticed && command.reason === open.reason) return alreadyDone("K1");
      return refuse("chargeback_open", "K1", { since: open.openedAt });
    },
  },
  chargeback_open: {
    says: "a chargeback is open",
    check: (_, order, command) => (openChargeback(order) ? null : withoutChargeback(order, command?.on ?? null)),
  },
  chargeback_took: {
    says: "it took something",
    check: (_, order) => (openChargeback(order)?.amount === 0 ? refuse("not_possible_now", "R20", { since: openChargeback(order)?.openedAt ?? null }) : null),
  },
  chargeback_unanswered: {
    says: "a chargeback is open and was not contested yet",
    check: (_, order, command) => {
      const open = openChargeback(order);
      if (open?.state === "open") return null;
      if (!open) return withoutChargeback(order, command?.on ?? null);
      return command ? alreadyDone("K1") : refuse("not_possible_now", "K1", { since: open.contestedAt });
    },
  },
  paid_by_card: {
    says: "a card paid part of it",
    check: (_, order) => (order.tenders.some(({ rail }) => rail === "card") ? null : refuse("not_possible_now", "K1", { since: order.paidAt })),
  },
  noticed_something: of(["open_chargeback"], "an amount above 0", (_, __, { amount }) =>
    isAmount(amount) && amount > 0 ? null : refuse("amount_out_of_range", "K1", { field: "amount" }),
  ),
  some_refund_sent: {
    says: "a refund is on its way, or was",
    check: (_, order, command) => {
      const legs = order.refunds.flatMap((refund) => refund.legs.filter(({ sentAt }) => sentAt !== null));
      if (legs.some(({ stage }) => stage === "refunded") || (command && legs.length > 0)) return null;
      return refuse("refund_not_sent", "3.6", { since: legs.at(-1)?.settledAt ?? null, ended: legs.at(-1)?.stage ?? null });
    },
  },
  refund_is_sent: of(["report_refund"], "the refund is on its way", (_, order, { refund: no, outcome }) => {
    const leg = order.refunds.find((refund) => refund.no === no)?.legs.find(({ rail }) => rail !== "wallet");
    if (leg?.stage === "refunded") return null;
    if (leg?.stage === (outcome === "credited" ? "credited" : "wallet_credited")) return alreadyDone("3.6");
    return refuse("refund_not_sent", "3.6", { field: "refund", since: leg?.settledAt ?? null, ended: leg?.stage ?? null });
  }),
} satisfies Record<string, Guard>;
