"use client";

import { Badge, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { saveCsv } from "@souk/portal/client";
import { CopyText, EmptyState, NoResult, RowTable, SearchField, useListKeys, WorldTime, type RowColumn } from "@souk/ui";
import { IconDownload, IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Act } from "../api-types.ts";
import { Pager } from "../pager.tsx";
import { useEventWords } from "./event-words.ts";
import { StreamLink } from "./stream-link.tsx";

/** What people did with power over others, the latest first: who, what, on what, why, by which rule, and the link of the chain that seals it. */
export const AuditLog = ({
  acts,
  people,
  names,
  stream,
  person,
  nextCursor,
  paged,
}: {
  acts: readonly Act[];
  /** Whose acts can be picked out. */
  people: readonly Act["by"][];
  /** What the streams of stores and buyers are called. */
  names: Readonly<Record<string, string>>;
  stream: string;
  person: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.audit");
  const words = useEventWords();
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { stream: parseAsString, person: parseAsInteger, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ stream: null, person: null, cursor: null });

  const columns: RowColumn<Act>[] = [
    { key: "at", title: t("column.at"), cell: (act) => <WorldTime at={act.at} style="long" /> },
    { key: "who", title: t("column.who"), cell: (act) => act.by.name },
    {
      key: "what",
      title: t("column.what"),
      phone: "heading",
      cell: (act) => (
        <div>
          <Text size="sm" fw={600}>
            {words(act.type)}
          </Text>
          {act.note && (
            <Text size="sm" c="dimmed" fw={400} className="souk-wrap">
              {act.note}
            </Text>
          )}
        </div>
      ),
    },
    { key: "stream", title: t("column.stream"), cell: (act) => <StreamLink stream={act.stream} name={names[act.stream] ?? null} /> },
    {
      key: "rule",
      title: t("column.rule"),
      cell: (act) => (
        <Badge color="gray" size="sm" className="souk-rule">
          {act.rule}
        </Badge>
      ),
    },
    { key: "hash", title: t("column.hash"), cell: (act) => <CopyText text={act.hash} shown={act.hash.slice(0, 10)} /> },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField
          label={t("search")}
          placeholder={t("searchHint")}
          value={stream}
          onSearch={(text) => void setQuery({ stream: text || null, cursor: null })}
          width={260}
        />
        <NativeSelect
          aria-label={t("column.who")}
          value={person}
          onChange={(event) => void setQuery({ person: Number(event.currentTarget.value) || null, cursor: null })}
          data={[{ value: "", label: t("everybody") }, ...people.map((each) => ({ value: String(each.personId), label: each.name }))]}
        />
        {(stream || person) && (
          <Button variant="subtle" onClick={clear}>
            {t("clear")}
          </Button>
        )}
        <Download acts={acts} />
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {acts.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={acts} rowKey={(act) => `${act.stream}${act.n}`} />
        ) : stream || person ? (
          <NoResult onClear={clear}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconHistory} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Pager nextCursor={nextCursor} paged={paged} onTurn={(cursor) => void setQuery({ cursor })} />
    </Stack>
  );
};

/** The acts on screen as a file; instants in UTC, the world's and the wall's. */
const Download = ({ acts }: { acts: readonly Act[] }) => {
  const t = useTranslations("admin.audit");
  const save = () => {
    const columns = ["at", "recorded_at", "stream", "n", "type", "rule", "by", "note", "hash"];
    const rows = acts.map((act) => [act.at, act.recordedAt, act.stream, String(act.n), act.type, act.rule, act.by.name, act.note, act.hash]);
    saveCsv("audit-log.csv", columns, rows);
  };
  return (
    <Button variant="default" disabled={acts.length === 0} leftSection={<IconDownload size={16} aria-hidden />} onClick={save} ms="auto">
      {t("download")}
    </Button>
  );
};
