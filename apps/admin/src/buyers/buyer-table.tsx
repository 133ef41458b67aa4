"use client";

import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { buyerStates } from "@souk/rulebook";
import { EmptyState, NoResult, RowTable, SearchField, useListKeys, type RowColumn } from "@souk/ui";
import { IconUserShield } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Buyer } from "../api-types.ts";
import { Pager } from "../pager.tsx";
import { BuyerDialog } from "./buyer-dialog.tsx";
import { BuyerStateBadge, StandingSince, Unpaid, useReasonWords } from "./buyer-state.tsx";

/** Every buyer's account, the restricted ones to be found at once: standing, unpaid checkouts against the limit, score. */
export const BuyerTable = ({
  buyers,
  search,
  state,
  opened,
  nextCursor,
  paged,
}: {
  buyers: readonly Buyer[];
  search: string;
  state: string;
  /** The buyer being looked at. */
  opened: Buyer | null;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.buyers");
  const states = useTranslations("law.buyerState");
  const reason = useReasonWords();
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { q: parseAsString, state: parseAsString, buyer: parseAsInteger, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ q: null, state: null, cursor: null });

  const columns: RowColumn<Buyer>[] = [
    {
      key: "name",
      title: t("column.name"),
      phone: "heading",
      cell: (row) => (
        <div>
          <button
            type="button"
            className="souk-row-link souk-row-button"
            data-row-link
            aria-label={t("openOf", { name: row.buyer.name })}
            onClick={() => void setQuery({ buyer: row.buyer.personId })}
          >
            {row.buyer.name}
          </button>
          <Text size="xs" c="dimmed" fw={400}>
            {row.email}
          </Text>
        </div>
      ),
    },
    { key: "state", title: t("column.state"), cell: (row) => <BuyerStateBadge state={row.state} /> },
    {
      key: "since",
      title: t("column.since"),
      cell: (row) => (
        <div>
          <StandingSince since={row.since} />
          {row.reason && (
            <Text size="xs" c="dimmed" maw={280}>
              {reason(row.reason)}
            </Text>
          )}
        </div>
      ),
    },
    { key: "unpaid", title: t("column.unpaid"), cell: (row) => <Unpaid buyer={row} /> },
    { key: "score", title: t("column.score"), align: "end", cell: (row) => row.score },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField label={t("search")} value={search} onSearch={(q) => void setQuery({ q: q || null, cursor: null })} width={320} />
        <NativeSelect
          aria-label={t("column.state")}
          value={state}
          onChange={(event) => void setQuery({ state: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("allStates") }, ...buyerStates.map((each) => ({ value: each, label: states(each) }))]}
        />
        {(search || state) && (
          <Button variant="subtle" onClick={clear}>
            {t("clear")}
          </Button>
        )}
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {buyers.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={buyers} rowKey={(row) => row.buyer.personId} />
        ) : search || state ? (
          <NoResult onClear={clear}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconUserShield} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Pager nextCursor={nextCursor} paged={paged} onTurn={(cursor) => void setQuery({ cursor })} />
      {opened && <BuyerDialog buyer={opened} onClose={() => void setQuery({ buyer: null })} />}
    </Stack>
  );
};
