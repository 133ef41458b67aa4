"use client";

import { Badge, Stack, Text } from "@mantine/core";
import { EmptyState, Money, RowTable, TimerCountdown, useListKeys, useSpanWords, useWorldClock, toMs, type RowColumn } from "@souk/ui";
import { IconGavel } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsString, useQueryState } from "nuqs";
import { useTransition } from "react";
import type { Dispute, OrderRow } from "../api-types.ts";
import { Pager } from "../pager.tsx";
import { paths } from "../paths.ts";
import { DisputeStateBadge } from "./dispute-state.tsx";
import { liveTerms } from "./proposals.ts";

interface Row {
  readonly order: OrderRow;
  readonly dispute: Dispute;
}

/** Disputes that wait for the platform, the oldest wait first: what is asked, what is offered, and how long it has waited. */
export const DisputeTable = ({ orders, nextCursor, paged }: { orders: readonly OrderRow[]; nextCursor: string | null; paged: boolean }) => {
  const t = useTranslations("admin.disputes");
  const law = useTranslations("law");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setCursor] = useQueryState("cursor", parseAsString.withOptions({ shallow: false, history: "push", startTransition, scroll: false }));
  const rows = orders.flatMap((order): Row[] => (order.dispute ? [{ order, dispute: order.dispute }] : []));

  const columns: RowColumn<Row>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: ({ order }) => (
        <div>
          <Link href={paths.dispute(order.orderNo)} className="souk-row-link" data-row-link aria-label={t("openOf", { no: order.orderNo })}>
            {order.orderNo}
          </Link>
          <Text size="xs" c="dimmed" fw={400}>
            {t("parties", { buyer: order.buyer.name, store: order.store.name })}
          </Text>
        </div>
      ),
    },
    {
      key: "reason",
      title: t("column.reason"),
      cell: ({ dispute }) => (
        <div>
          {law(`disputeReason.${dispute.reason}`)}
          <Text size="xs" c="dimmed">
            {law(`disputeKind.${dispute.kind}`)}
          </Text>
        </div>
      ),
    },
    { key: "state", title: t("column.state"), cell: ({ dispute }) => <DisputeStateBadge dispute={dispute} /> },
    { key: "waiting", title: t("column.waiting"), cell: ({ dispute }) => <Waiting since={dispute.appeal?.at ?? dispute.mediationAt ?? dispute.openedAt} /> },
    { key: "asked", title: t("column.asked"), align: "end", cell: ({ dispute }) => <Asked dispute={dispute} side="buyer" /> },
    { key: "offered", title: t("column.offered"), align: "end", cell: ({ dispute }) => <Asked dispute={dispute} side="seller" /> },
    { key: "timer", title: t("column.timer"), cell: ({ order }) => <Promised order={order} /> },
  ];

  return (
    <Stack gap="md">
      <div ref={list} aria-busy={pending} className="souk-fade">
        {rows.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={rows} rowKey={({ order }) => order.orderNo} />
        ) : (
          <EmptyState icon={IconGavel} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Pager nextCursor={nextCursor} paged={paged} onTurn={(cursor) => void setCursor(cursor)} />
    </Stack>
  );
};

const Waiting = ({ since }: { since: string }) => {
  const words = useSpanWords();
  const { now } = useWorldClock();
  return <span className="souk-number">{words(Math.max(0, now - toMs(since)))}</span>;
};

/** What is left of the time in which a verdict was promised; once that is over, the case is overdue until somebody decides. */
const Promised = ({ order: { timer } }: { order: OrderRow }) => {
  const t = useTranslations("admin.disputes");
  return timer?.kind === "verdict_sla" ? <TimerCountdown timer={timer} /> : <Badge color="pomegranate">{t("overdue")}</Badge>;
};

const Asked = ({ dispute, side }: { dispute: Dispute; side: "buyer" | "seller" }) => {
  const t = useTranslations("admin.disputes");
  const terms = liveTerms(dispute, side);
  if (!terms)
    return (
      <Text c="dimmed" size="sm">
        {t("nothing")}
      </Text>
    );
  return (
    <>
      <Money value={terms.amount} />
      {terms.withReturn && (
        <Text size="xs" c="dimmed">
          {t("withReturn")}
        </Text>
      )}
    </>
  );
};
