"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { EmptyState, NoResult, SearchField, useListKeys } from "@souk/ui";
import { IconInbox } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Counts, Row, Tab } from "../api-types.ts";
import { OrderTable } from "./order-table.tsx";
import { QueueTabs } from "./queue-tabs.tsx";
import { tabs } from "./tabs.ts";

/** The order queue: tabs with counts, search, and the rows by nearest deadline. Its state lives in the address. */
export const OrderQueue = ({
  tab,
  counts,
  rows,
  search,
  nextCursor,
  paged,
}: {
  tab: Tab;
  counts: Counts;
  rows: readonly Row[];
  search: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("seller.orders");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { tab: parseAsStringLiteral(tabs), q: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ q: null, cursor: null });

  return (
    <Stack gap="md">
      <SearchField label={t("search")} placeholder={t("searchHint")} value={search} onSearch={(q) => void setQuery({ q: q || null, cursor: null })} />
      <QueueTabs value={tab} counts={counts} onChange={(next) => void setQuery({ tab: next, cursor: null })}>
        <div ref={list} aria-busy={pending} className="souk-fade">
          {rows.length > 0 ? (
            <Stack gap="md">
              <OrderTable rows={rows} />
              <Group justify="space-between">
                <Text size="xs" c="dimmed" visibleFrom="sm">
                  {t("keys")}
                </Text>
                <Group gap="sm">
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
              </Group>
            </Stack>
          ) : search ? (
            <NoResult onClear={clear}>{t("noResult", { search })}</NoResult>
          ) : (
            <EmptyState icon={IconInbox} title={t.has(`empty.${tab}.title`) ? t(`empty.${tab}.title`) : t("empty.all.title")}>
              {t.has(`empty.${tab}.body`) ? t(`empty.${tab}.body`) : t("empty.all.body")}
            </EmptyState>
          )}
        </div>
      </QueueTabs>
    </Stack>
  );
};
