"use client";

import { Alert, Anchor, Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { Countdown, Money, Panel, RowTable, StateBadge, toMs, useFormatMoney, useWorldClock, WorldTime, type RowColumn } from "@souk/ui";
import { IconCircleCheck, IconExclamationCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { ReactNode } from "react";
import type { ConsoleRow, DeskCounts, Due, OrderRow, StoreRow, TrialBalance } from "../api-types.ts";
import { StreamLink } from "../audit/stream-link.tsx";
import { familyKey } from "../ledger/families.ts";
import { paths } from "../paths.ts";
import { ProposalBadge, StoreStateBadge } from "../stores/store-state.tsx";

const suspectsShown = 8;

/** Is the market well? The books, what is overdue, what comes next, and what came last. */
export const Overview = ({
  dues,
  counts,
  balances,
  stores,
  orders,
  desks,
  consoleRows,
}: {
  dues: readonly Due[];
  counts: Readonly<Record<string, number>>;
  balances: readonly TrialBalance[];
  stores: readonly StoreRow[];
  orders: readonly OrderRow[];
  desks: DeskCounts;
  /** The stores by score. */
  consoleRows: readonly ConsoleRow[];
}) => {
  const t = useTranslations("admin.overview");
  const money = useFormatMoney();
  const { now } = useWorldClock();
  const overdue = dues.filter((due) => toMs(due.due) < now).length;
  const broken = balances.filter((balance) => balance.difference.amount !== 0);
  const open = consoleRows.reduce((sum, row) => sum + row.openOrders, 0);
  // a frozen store waits for a decision whatever its score
  const suspects = consoleRows.filter((row) => row.proposal !== "none" || row.store.state === "frozen").slice(0, suspectsShown);
  const requests = stores.reduce((sum, store) => sum + store.openRequests, 0);
  const escrow = balances.map((balance) => ({
    amount: -balance.accounts.filter((line) => familyKey(line.account).name === "escrow").reduce((sum, line) => sum + line.balance.amount, 0),
    currency: balance.currency,
  }));

  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Health ok={broken.length === 0} href={paths.ledger}>
          {broken.length === 0 ? t("books") : `${t("booksBad")}: ${broken.map((balance) => money(balance.difference)).join(", ")}`}
        </Health>
        <Health ok={overdue === 0} href={paths.deadlines()}>
          {t("overdue", { count: overdue })}
        </Health>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel id="desks" title={t("desks")}>
          <Desks counts={desks} />
        </Panel>
        <Panel
          id="suspects"
          title={t("suspects")}
          actions={
            <Anchor component={Link} href={paths.freezes()} size="sm">
              {t("console")}
            </Anchor>
          }
        >
          <Suspects rows={suspects} />
        </Panel>
      </SimpleGrid>
      <SimpleGrid component="ul" cols={{ base: 2, md: 4 }} p={0} m={0} aria-label={t("figures")}>
        <Figure name={t("orders")} href={paths.orders()}>
          {open}
        </Figure>
        <Figure name={t("requests")} href={paths.deadlines({ kind: "cancel_respond" })}>
          {requests}
        </Figure>
        <Figure name={t("armed")} href={paths.deadlines()}>
          {Object.values(counts).reduce((sum, count) => sum + count, 0)}
        </Figure>
        <Figure name={t("escrow")} href={paths.ledger}>
          {escrow.length > 0 ? escrow.map((each) => <Money key={each.currency} value={each} />) : 0}
        </Figure>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel id="next" title={t("next")}>
          <NextDues dues={dues} />
        </Panel>
        <Panel id="latest" title={t("latest")}>
          <Latest orders={orders} />
        </Panel>
      </SimpleGrid>
    </Stack>
  );
};

const Health = ({ ok, href, children }: { ok: boolean; href: string; children: ReactNode }) => {
  const t = useTranslations("admin.overview");
  return (
    <Alert color={ok ? "palm" : "pomegranate"} icon={ok ? <IconCircleCheck aria-hidden /> : <IconExclamationCircle aria-hidden />}>
      {children}{" "}
      <Anchor component={Link} href={href} size="sm" fw={600}>
        {t("open")}
      </Anchor>
    </Alert>
  );
};

const Figure = ({ name, href, children }: { name: string; href: string; children: ReactNode }) => (
  <Card component="li" padding="md" className="souk-plain souk-lift">
    <Text size="sm" c="dimmed" fw={600}>
      <Link href={href} className="souk-cover">
        {name}
      </Link>
    </Text>
    <span className="souk-figure">{children}</span>
  </Card>
);

const places = [
  { desk: "disputes", href: paths.disputes },
  { desk: "payments", href: paths.payments() },
  { desk: "refunds", href: paths.refunds() },
  { desk: "chargebacks", href: paths.chargebacks() },
] as const;

/** How many orders wait at each desk. */
const Desks = ({ counts }: { counts: DeskCounts }) => {
  const t = useTranslations("admin.nav");
  return (
    <SimpleGrid component="ul" cols={2} p={0} m={0} spacing="sm" className="souk-plain-list">
      {places.map(({ desk, href }) => (
        <Figure key={desk} name={t(desk)} href={href}>
          {counts[desk]}
        </Figure>
      ))}
    </SimpleGrid>
  );
};

/** The stores an admin should look at first: proposed for a freeze or a review, or frozen already. */
const Suspects = ({ rows }: { rows: readonly ConsoleRow[] }) => {
  const t = useTranslations("admin.overview");
  if (rows.length === 0) return <Text c="dimmed">{t("suspectsNone")}</Text>;
  const columns: RowColumn<ConsoleRow>[] = [
    {
      key: "store",
      title: t("column.store"),
      phone: "heading",
      cell: (row) => (
        <Link href={paths.store(row.store.storeId)} className="souk-row-link">
          {row.store.name}
        </Link>
      ),
    },
    { key: "state", title: t("column.state"), cell: (row) => <StoreStateBadge state={row.store.state} /> },
    {
      key: "score",
      title: t("column.score"),
      align: "end",
      cell: (row) => (
        <Group gap={8} justify="flex-end">
          <ProposalBadge proposal={row.proposal} state={row.store.state} />
          <span className="souk-number">{row.score}</span>
        </Group>
      ),
    },
  ];
  return <RowTable label={t("suspects")} columns={columns} rows={rows} rowKey={(row) => row.store.storeId} />;
};

const NextDues = ({ dues }: { dues: readonly Due[] }) => {
  const t = useTranslations("admin.overview");
  const name = useTranslations("law.deadline");
  if (dues.length === 0) return <Text c="dimmed">{t("nextNone")}</Text>;
  const columns: RowColumn<Due>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: (due) =>
        due.orderNo === null ? (
          <StreamLink stream={due.stream} name={due.storeName} />
        ) : (
          <Link href={paths.order(due.orderNo)} className="souk-row-link">
            {due.orderNo}
          </Link>
        ),
    },
    { key: "kind", title: t("column.kind"), cell: (due) => name(`${due.kind}.name`) },
    { key: "left", title: t("column.left"), align: "end", cell: (due) => <Countdown due={due.due} of={due.kind} /> },
  ];
  return <RowTable label={t("next")} columns={columns} rows={dues} rowKey={(due) => `${due.stream}${due.kind}${due.subject}`} />;
};

const Latest = ({ orders }: { orders: readonly OrderRow[] }) => {
  const t = useTranslations("admin.overview");
  if (orders.length === 0) return <Text c="dimmed">{t("latestNone")}</Text>;
  const columns: RowColumn<OrderRow>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: (order) => (
        <Link href={paths.order(order.orderNo)} className="souk-row-link">
          {order.orderNo}
        </Link>
      ),
    },
    { key: "placed", title: t("column.placed"), cell: (order) => <WorldTime at={order.placedAt} /> },
    { key: "status", title: t("column.status"), align: "end", cell: (order) => <StateBadge label={order.label} /> },
  ];
  return <RowTable label={t("latest")} columns={columns} rows={orders} rowKey={(order) => order.orderNo} />;
};
