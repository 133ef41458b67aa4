"use client";

import { Badge, Button, Code, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { deadlineKinds, type DeadlineKind, type StoreDeadlineKind } from "@souk/rulebook";
import { Countdown, EmptyState, NoResult, RowTable, SearchField, WorldTime, toMs, useListKeys, useSpanWords, useWorldClock, type RowColumn } from "@souk/ui";
import { IconAlarm } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Due } from "../api-types.ts";
import { StreamLink } from "../audit/stream-link.tsx";
import { paths } from "../paths.ts";
import { useOutcomeWords } from "../time/use-outcome-words.ts";
import { WallTime } from "./wall-time.tsx";

/** Whose move ends each kind of deadline. */
const turns: Record<DeadlineKind | StoreDeadlineKind, "buyer" | "seller" | "admin" | "rail" | "carrier" | "clock"> = {
  chargeback_answer: "admin",
  cancel_respond: "seller",
  pay_by: "buyer",
  verify_by: "admin",
  ship_by: "seller",
  no_scan: "carrier",
  dispute_respond: "seller",
  dispute_mediate: "seller",
  return_ship_by: "buyer",
  return_confirm_by: "seller",
  appeal_end: "buyer",
  auto_confirm: "buyer",
  protection_end: "buyer",
  payout: "clock",
  refund_process: "admin",
  refund_send: "admin",
  refund_credit: "rail",
  refund_lost: "rail",
  carrier_scan: "carrier",
  ship_late: "seller",
  verdict_sla: "admin",
  freeze_evidence: "seller",
  freeze_decision: "admin",
  sanction_end: "clock",
  store_appeal_end: "seller",
  withheld_end: "admin",
  points_reset: "clock",
};
const states = ["armed", "suspended", "fired"] as const;
const colours = { armed: "saffron", suspended: "lapis", fired: "palm", disarmed: "gray", superseded: "gray" } as const;

interface Filters {
  readonly state: string;
  readonly kind: string;
  readonly order: string;
}

/** What the clock will do, and when: the rows themselves, beside which a queue is only a bell. */
export const DeadlineBoard = ({
  dues,
  counts,
  filters,
  nextCursor,
  paged,
}: {
  dues: readonly Due[];
  counts: Readonly<Record<string, number>>;
  filters: Filters;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.deadlines");
  const name = useTranslations("law.deadline");
  const party = useTranslations("law.party");
  const words = useOutcomeWords();
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { order: parseAsInteger, state: parseAsString, kind: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const filtered = filters.order !== "" || filters.kind !== "" || filters.state !== "armed";

  const columns: RowColumn<Due>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: (due) =>
        due.orderNo === null ? (
          <StreamLink stream={due.stream} name={due.storeName} />
        ) : (
          <Link href={paths.order(due.orderNo)} className="souk-row-link" data-row-link>
            {due.orderNo}
          </Link>
        ),
    },
    {
      key: "kind",
      title: t("column.kind"),
      phone: "plain",
      cell: (due) => (
        <div>
          <Text size="sm" fw={600}>
            {name(`${due.kind}.name`)} {due.subject && <Code>{due.subject}</Code>}
          </Text>
          <Text size="xs" c="dimmed" maw={360}>
            {words(due.consequence)}
          </Text>
        </div>
      ),
    },
    { key: "turn", title: t("column.turn"), cell: (due) => <Turn due={due} who={party(turns[due.kind])} /> },
    { key: "due", title: t("column.due"), cell: (due) => <WorldTime at={due.due} style="long" /> },
    { key: "real", title: t("column.real"), cell: (due) => (due.state === "armed" ? <WallTime due={due.due} paused={t("realPaused")} /> : null) },
    { key: "left", title: t("column.left"), cell: (due) => <Left due={due} /> },
    { key: "state", title: t("column.state"), cell: (due) => <Badge color={colours[due.state]}>{t(`states.${due.state}`)}</Badge> },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField
          label={t("searchLabel")}
          placeholder={t("search")}
          value={filters.order}
          width={220}
          onSearch={(text) => void setQuery({ order: /^\d+$/.test(text) ? Number(text) : null, cursor: null })}
        />
        <NativeSelect
          aria-label={t("state")}
          value={filters.state}
          onChange={(event) => void setQuery({ state: event.currentTarget.value, cursor: null })}
          data={[...states.map((state) => ({ value: state, label: t(`states.${state}`) })), { value: "all", label: t("allStates") }]}
        />
        <NativeSelect
          aria-label={t("column.kind")}
          value={filters.kind}
          onChange={(event) => void setQuery({ kind: event.currentTarget.value || null, cursor: null })}
          data={[
            { value: "", label: t("allKinds") },
            ...deadlineKinds.map((kind) => ({ value: kind, label: counts[kind] ? `${name(`${kind}.name`)} (${counts[kind]})` : name(`${kind}.name`) })),
          ]}
        />
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {dues.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={dues} rowKey={(due) => `${due.stream}-${due.kind}-${due.subject}-${due.due}-${due.state}`} />
        ) : filtered ? (
          <NoResult onClear={() => void setQuery({ order: null, state: null, kind: null, cursor: null })}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconAlarm} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Group justify="flex-end" gap="sm">
        {paged && (
          <Button variant="default" onClick={() => void setQuery({ cursor: null })}>
            {t("first")}
          </Button>
        )}
        {nextCursor && (
          <Button variant="default" onClick={() => void setQuery({ cursor: nextCursor })}>
            {t("next")}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

const Turn = ({ due, who }: { due: Due; who: string }) => {
  const names: Record<string, string | null> = { buyer: due.buyerName, seller: due.storeName };
  const name = names[turns[due.kind]];
  return (
    <div>
      {who}
      {name && (
        <Text size="xs" c="dimmed">
          {name}
        </Text>
      )}
    </div>
  );
};

const Left = ({ due }: { due: Due }) => {
  const t = useTranslations("admin.deadlines");
  const words = useSpanWords();
  const { now } = useWorldClock();
  if (due.state !== "armed") return null;
  const late = now - toMs(due.due);
  if (late < 0) return <Countdown due={due.due} of={due.kind} />;
  return (
    <Badge color="pomegranate">
      {t("overdue")} · {t("late", { span: words(late) })}
    </Badge>
  );
};
