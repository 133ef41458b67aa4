"use client";

import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { storeStates } from "@souk/rulebook";
import { EmptyState, NoResult, RowTable, TimerCountdown, useListKeys, type RowColumn } from "@souk/ui";
import { IconSnowflake } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { ConsoleRow } from "../api-types.ts";
import { Pager } from "../pager.tsx";
import { paths } from "../paths.ts";
import { FollowingProgress } from "./following.tsx";
import { useSignalWords } from "./signals.tsx";
import { ProposalBadge, ScoreMeter, StoreStateBadge } from "./store-state.tsx";

const proposals = ["freeze", "review"] as const;
const hitsShown = 3;

/** Every store, the most suspicious first: its score, the signals that make it, complaints, and what is running. */
export const FreezeConsole = ({
  rows,
  state,
  proposal,
  nextCursor,
  paged,
}: {
  rows: readonly ConsoleRow[];
  state: string;
  proposal: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.freezes");
  const states = useTranslations("law.storeState");
  const words = useSignalWords();
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { state: parseAsString, proposal: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ state: null, proposal: null, cursor: null });

  const columns: RowColumn<ConsoleRow>[] = [
    {
      key: "store",
      title: t("column.store"),
      phone: "heading",
      cell: (row) => (
        <Link href={paths.store(row.store.storeId)} className="souk-row-link" data-row-link>
          {row.store.name}
        </Link>
      ),
    },
    { key: "state", title: t("column.state"), cell: (row) => <StoreStateBadge state={row.store.state} /> },
    {
      key: "score",
      title: t("column.score"),
      cell: (row) => (
        <div className="souk-scored">
          <ScoreMeter score={row.score} proposal={row.proposal} />
          <ProposalBadge proposal={row.proposal} state={row.store.state} />
        </div>
      ),
    },
    {
      key: "hits",
      title: t("column.hits"),
      cell: (row) =>
        row.hits.length > 0 && (
          <Text size="sm" maw={300}>
            {row.hits.slice(0, hitsShown).map(words).join(" · ")}
            {row.hits.length > hitsShown && ` · ${t("more", { n: row.hits.length - hitsShown })}`}
          </Text>
        ),
    },
    { key: "complaints", title: t("column.complaints"), align: "end", cell: (row) => row.complaints },
    { key: "orders", title: t("column.orders"), align: "end", cell: (row) => row.openOrders },
    {
      key: "running",
      title: t("column.running"),
      cell: (row) =>
        (row.timer ?? row.following) && (
          <div>
            {row.timer && <TimerCountdown timer={row.timer} />}
            {row.following && <FollowingProgress following={row.following} quiet />}
          </div>
        ),
    },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <NativeSelect
          aria-label={t("state")}
          value={state}
          onChange={(event) => void setQuery({ state: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("allStates") }, ...storeStates.map((each) => ({ value: each, label: states(each) }))]}
        />
        <NativeSelect
          aria-label={t("proposals")}
          value={proposal}
          onChange={(event) => void setQuery({ proposal: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("allProposals") }, ...proposals.map((each) => ({ value: each, label: t(`proposal.${each}`) }))]}
        />
        {(state || proposal) && (
          <Button variant="subtle" onClick={clear}>
            {t("clear")}
          </Button>
        )}
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {rows.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={rows} rowKey={(row) => row.store.storeId} />
        ) : state || proposal ? (
          <NoResult onClear={clear}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconSnowflake} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Pager nextCursor={nextCursor} paged={paged} onTurn={(cursor) => void setQuery({ cursor })} />
    </Stack>
  );
};
