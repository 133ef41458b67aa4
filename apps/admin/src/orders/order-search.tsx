"use client";

import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { orderStates } from "@souk/rulebook";
import { EmptyState, Money, NoResult, RowTable, SearchField, StateBadge, TimerCountdown, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconListSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { OrderRow } from "../api-types.ts";
import { paths } from "../paths.ts";

/** Every order of the world, to be found by number, item, name or tracking number. */
export const OrderSearch = ({
  rows,
  search,
  state,
  narrowed,
  nextCursor,
  paged,
}: {
  rows: readonly OrderRow[];
  search: string;
  state: string;
  narrowed: boolean;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.orders");
  const states = useTranslations("law.state");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { q: parseAsString, state: parseAsString, buyer: parseAsInteger, store: parseAsInteger, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ q: null, state: null, buyer: null, store: null, cursor: null });

  const columns: RowColumn<OrderRow>[] = [
    {
      key: "order",
      title: t("column.order"),
      phone: "heading",
      cell: (row) => (
        <Link href={paths.order(row.orderNo)} className="souk-row-link" data-row-link>
          {row.orderNo}
        </Link>
      ),
    },
    { key: "placed", title: t("column.placed"), cell: (row) => <WorldTime at={row.placedAt} /> },
    { key: "buyer", title: t("column.buyer"), cell: (row) => row.buyer.name },
    { key: "store", title: t("column.store"), cell: (row) => row.store.name },
    {
      key: "items",
      title: t("column.items"),
      phone: "hide",
      cell: (row) => <span className="souk-clip">{row.lines.map((line) => line.title).join(", ")}</span>,
    },
    { key: "status", title: t("column.status"), cell: (row) => <StateBadge label={row.label} /> },
    { key: "deadline", title: t("column.deadline"), cell: (row) => (row.timer ? <TimerCountdown timer={row.timer} /> : t("noDeadline")) },
    { key: "total", title: t("column.total"), align: "end", cell: (row) => <Money value={row.total} /> },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField label={t("search")} placeholder={t("searchHint")} value={search} onSearch={(q) => void setQuery({ q: q || null, cursor: null })} />
        <NativeSelect
          aria-label={t("state")}
          value={state}
          onChange={(event) => void setQuery({ state: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("allStates") }, ...orderStates.map((each) => ({ value: each, label: states(each) }))]}
        />
        {narrowed && (
          <Button variant="subtle" onClick={clear}>
            {t("clear")}
          </Button>
        )}
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {rows.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={rows} rowKey={(row) => row.orderNo} />
        ) : narrowed ? (
          <NoResult onClear={clear}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconListSearch} title={t("emptyTitle")}>
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
