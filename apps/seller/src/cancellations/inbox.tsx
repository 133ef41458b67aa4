"use client";

import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { EmptyState, useListKeys } from "@souk/ui";
import { IconMoodCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Row } from "../api-types.ts";
import { AnswerDialogs, type AnswerDialog } from "../request/answer-dialogs.tsx";
import { BulkAnswer } from "./bulk-answer.tsx";
import { RequestCard } from "./request-card.tsx";
import { useSelection } from "./use-selection.ts";

/** Every open request, the nearest deadline first, to answer one by one or many at once. */
export const Inbox = ({ rows }: { rows: readonly Row[] }) => {
  const t = useTranslations("seller.cancellations");
  const list = useListKeys();
  const nos = rows.map((row) => row.orderNo);
  const selection = useSelection(nos);
  // kept here, at one place whether the list is empty or not: a request answered meanwhile leaves the list, but its dialog, what was typed there and what became of it must stay
  const [asked, setAsked] = useState<{ row: Row; dialog: AnswerDialog } | null>(null);

  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={IconMoodCheck} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <Stack gap="md" ref={list}>
          <Group justify="space-between" gap="sm">
            <Checkbox
              label={t("selectAll")}
              checked={selection.chosen.size === nos.length}
              indeterminate={selection.chosen.size > 0 && selection.chosen.size < nos.length}
              onChange={selection.toggleAll}
            />
            <Text size="sm" c="dimmed">
              {t("count", { count: rows.length })}
            </Text>
          </Group>
          <Stack component="ul" gap="md" m={0} p={0} aria-label={t("listLabel")}>
            {rows.map((row) => (
              <RequestCard
                key={row.orderNo}
                row={row}
                selected={selection.chosen.has(row.orderNo)}
                onSelect={() => selection.toggle(row.orderNo)}
                onAnswer={(dialog) => setAsked({ row, dialog })}
              />
            ))}
          </Stack>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {t("keys")}
          </Text>
        </Stack>
      )}
      <BulkAnswer rows={rows.filter((row) => selection.chosen.has(row.orderNo))} onClear={selection.clear} />
      {asked?.row.request && (
        <AnswerDialogs
          no={asked.row.orderNo}
          refundable={asked.row.total}
          net={null}
          request={asked.row.request}
          open={asked.dialog}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};
