"use client";

import { Anchor, Button, Card, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { BackLink } from "@souk/portal/client";
import { EmptyState, Money, StateBadge, TimerCountdown, WorldTime, useListKeys } from "@souk/ui";
import { IconCreditCardRefund, IconReceiptRefund, IconShieldQuestion } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useState, useTransition, type ReactNode } from "react";
import type { Order, OrderRow } from "../api-types.ts";
import { Pager } from "../pager.tsx";
import { paths } from "../paths.ts";

export type DeskName = "payments" | "refunds" | "chargebacks";
const icons = { payments: IconShieldQuestion, refunds: IconReceiptRefund, chargebacks: IconCreditCardRefund } as const;

/** The queue on one side and the case on the other; on a phone one after the other. */
export const DeskFrame = ({
  desk,
  rows,
  chosen,
  order,
  nextCursor,
  paged,
  children,
}: {
  desk: DeskName;
  rows: readonly OrderRow[];
  chosen: boolean;
  order: Order | null;
  nextCursor: string | null;
  paged: boolean;
  children: ReactNode;
}) => {
  const t = useTranslations("admin.desk");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates({ order: parseAsInteger, cursor: parseAsString }, { shallow: false, history: "push", startTransition, scroll: false });

  const lookUp = <LookUp onOpen={(no) => void setQuery({ order: no })} />;
  if (rows.length === 0 && !chosen)
    return (
      <Stack gap="md">
        {lookUp}
        <EmptyState icon={icons[desk]} title={t(`${desk}.emptyTitle`)}>
          {t(`${desk}.emptyBody`)}
        </EmptyState>
      </Stack>
    );
  return (
    <div className="souk-desk souk-fade" data-chosen={chosen || undefined} aria-busy={pending}>
      <div className="souk-desk-queue" ref={list}>
        {lookUp}
        {rows.length === 0 ? (
          <Text c="dimmed">{t("queueEmpty")}</Text>
        ) : (
          <ul className="souk-queue" aria-label={t("queue")}>
            {rows.map((row) => (
              <QueueItem key={row.orderNo} desk={desk} row={row} here={row.orderNo === order?.orderNo} />
            ))}
          </ul>
        )}
        <Pager nextCursor={nextCursor} paged={paged} onTurn={(cursor) => void setQuery({ cursor, order: null })} />
      </div>
      <div className="souk-desk-case">
        <BackLink href={paths[desk]()} className="souk-desk-back">
          {t("backToQueue")}
        </BackLink>
        {order ? (
          <Stack gap="lg">
            <CaseHead order={order} />
            {children}
          </Stack>
        ) : (
          <EmptyState icon={icons[desk]} title={t("noneTitle")}>
            {t("noneBody")}
          </EmptyState>
        )}
      </div>
    </div>
  );
};

/** Any order can be brought to a desk, not only those that wait there. */
const LookUp = ({ onOpen }: { onOpen: (orderNo: number) => void }) => {
  const t = useTranslations("admin.desk");
  const [typed, setTyped] = useState("");
  const wrong = typed !== "" && !/^[1-9]\d{0,8}$/.test(typed.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "" && !wrong) onOpen(Number(typed));
      }}
    >
      <Group gap="xs" align="flex-start">
        <TextInput
          aria-label={t("lookUp")}
          placeholder={t("lookUp")}
          inputMode="numeric"
          value={typed}
          error={wrong ? t("lookUpWrong") : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex={1}
          data-search
        />
        <Button type="submit" variant="default">
          {t("open")}
        </Button>
      </Group>
    </form>
  );
};

const QueueItem = ({ desk, row, here }: { desk: DeskName; row: OrderRow; here: boolean }) => {
  const t = useTranslations("admin.desk");
  return (
    <li data-row className="souk-queue-item">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Link href={paths[desk]({ order: row.orderNo })} className="souk-row-link" data-row-link aria-current={here ? "true" : undefined} scroll={false}>
          {t("order", { no: row.orderNo })}
        </Link>
        <Text size="sm" fw={650}>
          <Money value={row.total} />
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t("parties", { buyer: row.buyer.name, store: row.store.name })}
      </Text>
      <Group justify="space-between" gap="xs">
        <StateBadge label={row.label} />
        {row.timer ? (
          <TimerCountdown timer={row.timer} />
        ) : (
          <Text size="sm" c="dimmed" component="div">
            <WorldTime at={row.placedAt} />
          </Text>
        )}
      </Group>
    </li>
  );
};

const CaseHead = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.desk");
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2}>{t("order", { no: order.orderNo })}</Title>
          <Text c="dimmed" size="sm">
            {t("parties", { buyer: order.buyer.name, store: order.store.name })}
          </Text>
        </div>
        <Stack gap={4} align="flex-end">
          <Text fw={650} size="lg">
            <Money value={order.total} />
          </Text>
          <StateBadge label={order.label} />
        </Stack>
      </Group>
      <Anchor component={Link} href={paths.order(order.orderNo)} size="sm">
        {t("story")}
      </Anchor>
    </Card>
  );
};
