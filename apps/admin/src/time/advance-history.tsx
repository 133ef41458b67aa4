"use client";

import { Badge, Modal, Text } from "@mantine/core";
import { EventsBetween } from "@souk/portal/client";
import { EmptyState, Panel, RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AdvanceRow } from "../api-types.ts";

const colours = { running: "lapis", ready: "palm", cancelled: "gray", failed: "pomegranate" } as const;

/** Every advance of this world, the latest first. */
export const AdvanceHistory = ({ history }: { history: readonly AdvanceRow[] }) => {
  const t = useTranslations("admin.time");
  const dialog = useTranslations("dialog");
  const [opened, setOpened] = useState<AdvanceRow | null>(null);
  const columns: RowColumn<AdvanceRow>[] = [
    {
      key: "no",
      title: t("historyColumn.no"),
      phone: "heading",
      cell: (row) => (
        <button
          type="button"
          className="souk-row-link souk-row-button"
          data-row-link
          onClick={() => setOpened(row)}
          aria-label={t("historyOpen", { no: row.advanceId })}
        >
          {row.advanceId}
        </button>
      ),
    },
    { key: "from", title: t("historyColumn.from"), cell: (row) => <WorldTime at={row.from} /> },
    { key: "to", title: t("historyColumn.to"), cell: (row) => <WorldTime at={row.reached} /> },
    { key: "state", title: t("historyColumn.state"), cell: (row) => <Badge color={colours[row.state]}>{t(`states.${row.state}`)}</Badge> },
    { key: "fired", title: t("historyColumn.fired"), align: "end", cell: (row) => row.fired },
    { key: "took", title: t("historyColumn.took"), align: "end", cell: (row) => row.tookMs !== null && t("took", { seconds: row.tookMs / 1_000 }) },
  ];
  return (
    <Panel id="history" title={t("history")}>
      {history.length > 0 ? (
        <RowTable label={t("historyLabel")} columns={columns} rows={history} rowKey={(row) => row.advanceId} />
      ) : (
        <EmptyState icon={IconHistory} title={t("historyEmptyTitle")}>
          {t("historyEmptyBody")}
        </EmptyState>
      )}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? t("historyOf", { no: opened.advanceId }) : ""}
        size="lg"
        closeButtonProps={{ "aria-label": dialog("close") }}
      >
        {opened && (opened.fired > 0 ? <EventsBetween from={opened.from} to={opened.reached} /> : <Text>{t("happenedNone")}</Text>)}
      </Modal>
    </Panel>
  );
};
