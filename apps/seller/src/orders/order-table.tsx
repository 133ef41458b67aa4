"use client";

import { Badge, Button, Group, Text } from "@mantine/core";
import { Money, RowTable, StateBadge, TimerCountdown, WorldTime, useOrderSentence, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Row } from "../api-types.ts";
import { turnOf } from "../disputes/turn.ts";
import { paths } from "../paths.ts";
import { ItemsCell } from "./items-cell.tsx";

/** The queue itself: what, for whom, how long, and the one thing to do. */
export const OrderTable = ({ rows }: { rows: readonly Row[] }) => {
  const t = useTranslations("seller.orders");
  const columns: RowColumn<Row>[] = [
    { key: "order", title: t("column.order"), phone: "heading", cell: (row) => <OrderCell row={row} /> },
    { key: "items", title: t("column.items"), phone: "plain", cell: (row) => <ItemsCell lines={row.lines} /> },
    { key: "buyer", title: t("column.buyer"), cell: (row) => row.buyer.name },
    { key: "price", title: t("column.price"), align: "end", cell: (row) => <Money value={row.total} /> },
    { key: "status", title: t("column.status"), cell: (row) => <StatusCell row={row} /> },
    { key: "deadline", title: t("column.deadline"), cell: (row) => <DeadlineCell row={row} /> },
    { key: "action", title: t("column.action"), align: "end", phone: "foot", cell: (row) => <ActionCell row={row} /> },
  ];
  return <RowTable label={t("listLabel")} columns={columns} rows={rows} rowKey={(row) => row.orderNo} />;
};

const OrderCell = ({ row }: { row: Row }) => (
  <div>
    <Link href={paths.order(row.orderNo)} className="souk-row-link" data-row-link>
      {row.orderNo}
    </Link>
    <Text size="xs" c="dimmed" fw={400}>
      <WorldTime at={row.placedAt} />
    </Text>
  </div>
);

const StatusCell = ({ row }: { row: Row }) => {
  const t = useTranslations("seller.orders");
  const sentence = useOrderSentence();
  return (
    <Group gap={6}>
      <StateBadge label={row.label} />
      {row.label === "payment_verifying" && <Badge color="gray">{t("doNotShip")}</Badge>}
      {row.late && row.state === "awaiting_shipment" && <Badge color="pomegranate">{t("late")}</Badge>}
      {row.closeReason && (
        <Text size="xs" c="dimmed">
          {sentence(row)}
        </Text>
      )}
    </Group>
  );
};

const DeadlineCell = ({ row }: { row: Row }) => {
  const t = useTranslations("seller.orders");
  if (row.timer) return <TimerCountdown timer={row.timer} />;
  return (
    <Text size="sm" c="dimmed">
      {t("noDeadline")}
    </Text>
  );
};

const ActionCell = ({ row }: { row: Row }) => {
  const t = useTranslations("seller.orders");
  if (row.request?.state === "open")
    return (
      <Button component={Link} href={paths.order(row.orderNo)} size="xs" aria-label={`${t("answer")} ${row.orderNo}`}>
        {t("answer")}
      </Button>
    );
  if (row.dispute?.open)
    return (
      <Button
        component={Link}
        href={paths.dispute(row.orderNo)}
        size="xs"
        variant={turnOf(row) === "seller" ? "filled" : "default"}
        aria-label={`${t("dispute")} ${row.orderNo}`}
      >
        {t("dispute")}
      </Button>
    );
  const ship = row.answers.find((answer) => answer.command === "ship");
  if (!ship?.allowed) return null;
  return (
    <Button component={Link} href={paths.ship(row.orderNo)} size="xs" variant="default" aria-label={`${t("ship")} ${row.orderNo}`}>
      {t("ship")}
    </Button>
  );
};
