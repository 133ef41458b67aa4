"use client";

import { Alert, Skeleton, Stack, Text } from "@mantine/core";
import { ProblemNotice, useProblem, useTRPC, type ClockTarget } from "@souk/portal/client";
import type { DeadlineKind } from "@souk/rulebook";
import { RowTable, WorldTime, useFormatInstant, type RowColumn } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Preview } from "../api-types.ts";
import { useOutcomeWords } from "./use-outcome-words.ts";

interface Group {
  readonly kind: DeadlineKind;
  readonly count: number;
  readonly first: Preview["dues"][number] | null;
}

const limit = 100;

/** What an advance would fire, by kind, before anybody presses. */
export const PreviewTable = ({ target }: { target: ClockTarget }) => {
  const t = useTranslations("admin.time");
  const name = useTranslations("law.deadline");
  const event = useTranslations("law.event");
  const words = useOutcomeWords();
  const format = useFormatInstant();
  const trpc = useTRPC();
  const explain = useProblem();
  const preview = useQuery(trpc.clock.preview.queryOptions({ ...target, limit }, { staleTime: 0, placeholderData: (before) => before }));

  if (preview.error) return <ProblemNotice problem={explain(preview.error)} />;
  if (!preview.data) return <Skeleton height={200} radius="md" />;
  const { to, total, counts, events, dues } = preview.data;
  const groups: Group[] = Object.entries(counts)
    .map(([kind, count]) => ({ kind: kind as DeadlineKind, count, first: dues.find((due) => due.kind === kind) ?? null }))
    .toSorted((a, b) => (a.first?.due ?? "9").localeCompare(b.first?.due ?? "9"));

  const columns: RowColumn<Group>[] = [
    { key: "kind", title: t("previewKind"), phone: "heading", cell: (group) => name(`${group.kind}.name`) },
    { key: "outcome", title: t("previewOutcome"), phone: "plain", cell: (group) => <Text size="sm">{words(group.first?.consequence ?? "")}</Text> },
    { key: "first", title: t("previewFirst"), cell: (group) => group.first && <WorldTime at={group.first.due} /> },
    { key: "number", title: t("previewNumber"), align: "end", cell: (group) => <b>{group.count}</b> },
  ];

  return (
    <Stack gap="sm" aria-busy={preview.isFetching}>
      <Text size="sm" role="status">
        {t("previewCount", { count: total })} {t("previewUntil", { at: format(to) })}
      </Text>
      {total === 0 ? (
        <Alert color="gray">{t("previewEmpty")}</Alert>
      ) : (
        <>
          <RowTable label={t("preview")} columns={columns} rows={groups} rowKey={(group) => group.kind} />
          {Object.keys(events).length > 0 && (
            <Text size="sm" c="dimmed">
              {t("previewEvents")}:{" "}
              {Object.entries(events)
                .map(([type, count]) => `${count} × ${event.has(type) ? event(type) : type}`)
                .join(" · ")}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};
