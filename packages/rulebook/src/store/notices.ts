import type { StoreEvent } from "../events.ts";
import type { StoreEventBody } from "../events.ts";

/** Events of a store somebody is told of; the template of a notice is the name of its event. */
export const storeNoticeTemplates = [
  "review_began",
  "review_cleared",
  "store_frozen",
  "investigation_answered",
  "decision_overdue",
  "store_released",
  "store_blocked",
  "block_appealed",
  "appeal_decided",
  "withheld_overdue",
  "withheld_decided",
  "money_withdrawn",
  "points_given",
  "points_reset",
  "store_sanctioned",
  "sanction_lifted",
] as const;
export type StoreNoticeTemplate = (typeof storeNoticeTemplates)[number];

export interface StoreNotice {
  readonly to: "seller" | "admin";
  readonly template: StoreNoticeTemplate;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the duty is, by the admins; everything else is told to the seller. A store blocked by its silence is told to both. */
function recipients(body: StoreEventBody): readonly StoreNotice["to"][] {
  switch (body.type) {
    case "investigation_answered":
    case "decision_overdue":
    case "block_appealed":
    case "withheld_overdue":
      return ["admin"];
    case "store_blocked":
      return body.automatic ? ["seller", "admin"] : ["seller"];
    case "appeal_window_ended":
      return [];
    default:
      return ["seller"];
  }
}

function detailsOf(body: StoreEventBody): StoreNotice["params"] {
  switch (body.type) {
    case "store_frozen":
      return { reason: body.reason, evidenceBy: body.evidenceBy, decisionBy: body.decisionBy, withheld: body.pending + body.available };
    case "store_blocked":
      return { note: body.note, automatic: Number(body.automatic), appealBy: body.appealBy };
    case "appeal_decided":
      return { upheld: Number(body.upheld), note: body.note };
    case "withheld_decided":
      return { decision: body.decision, amount: body.amount, note: body.note };
    case "money_withdrawn":
      return { amount: body.amount, netted: body.netted };
    case "points_given":
      return { points: body.points, total: body.total, reason: body.reason };
    case "points_reset":
      return { points: body.points };
    case "store_sanctioned":
      return { kind: body.kind, reason: body.reason, ...(body.until === null ? {} : { until: body.until }) };
    case "sanction_lifted":
      return { kind: body.kind, automatic: Number(body.automatic), note: body.note };
    case "investigation_answered":
    case "block_appealed":
      return { text: body.text };
    case "review_began":
      return { reason: body.reason };
    case "review_cleared":
    case "store_released":
      return { note: body.note };
    default:
      return {};
  }
}

/** The messages an event of a store sends. */
export function storeNoticesOf({ storeId, body }: StoreEvent): StoreNotice[] {
  const params = { store: storeId, ...detailsOf(body) };
  return recipients(body).map((to) => ({ to, template: body.type as StoreNoticeTemplate, params }));
}
