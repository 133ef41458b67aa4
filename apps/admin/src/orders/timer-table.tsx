"use client";

import { Badge, Code, Text } from "@mantine/core";
import { Countdown, RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { StoryDeadline } from "./story.ts";

const colours = { armed: "saffron", suspended: "lapis", fired: "palm", disarmed: "gray", superseded: "gray" } as const;

/** Every timer this order ever had, with all generations. */
export const TimerTable = ({ deadlines }: { deadlines: readonly StoryDeadline[] }) => {
  const t = useTranslations("admin.order");
  const state = useTranslations("admin.deadlines.states");
  const name = useTranslations("law.deadline");
  if (deadlines.length === 0) return <Text c="dimmed">{t("noTimers")}</Text>;

  const columns: RowColumn<StoryDeadline>[] = [
    {
      key: "kind",
      title: t("timerColumn.kind"),
      phone: "heading",
      cell: (row) => (
        <>
          {name(`${row.kind}.name`)} {row.subject && <Code>{row.subject}</Code>} {row.generation > 1 && <Code>#{row.generation}</Code>}
        </>
      ),
    },
    { key: "state", title: t("timerColumn.state"), cell: (row) => <Badge color={colours[row.state]}>{state(row.state)}</Badge> },
    { key: "due", title: t("timerColumn.due"), cell: (row) => <WorldTime at={row.due} style="long" /> },
    { key: "fired", title: t("timerColumn.fired"), cell: (row) => row.firedAt && <WorldTime at={row.firedAt} style="long" /> },
    {
      key: "left",
      title: t("timerColumn.left"),
      cell: (row) =>
        (row.state === "armed" || row.state === "suspended") && (
          <Countdown due={row.due} of={row.kind} suspended={row.state === "suspended" ? row.remaining : null} />
        ),
    },
  ];
  return <RowTable label={t("timersLabel")} columns={columns} rows={deadlines} rowKey={(row) => `${row.kind}-${row.subject}-${row.generation}`} />;
};
