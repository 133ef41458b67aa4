"use client";

import { Badge, Group, ScrollArea, Skeleton, Text } from "@mantine/core";
import { useFormatInstant, useWorldClock, WorldTime } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ProblemNotice } from "../problem-notice.tsx";
import { useProblem } from "../problem.ts";
import { useTRPC } from "../trpc.ts";
import type { ClockTarget } from "./targets.ts";

const shownMax = 25;

/** What stands inside the span today: how many of what, the first of them by name, and where the clock will end. */
export const Preview = ({ target }: { target: ClockTarget }) => {
  const t = useTranslations("worldBar");
  const law = useTranslations("law");
  const trpc = useTRPC();
  const clock = useWorldClock();
  const format = useFormatInstant();
  const explain = useProblem();
  const preview = useQuery(trpc.clock.preview.queryOptions({ ...target, limit: shownMax }, { staleTime: 0, placeholderData: (before) => before }));

  if (preview.error) return <ProblemNotice problem={explain(preview.error)} />;
  if (!preview.data) return <Skeleton height={120} />;
  const { to, total, counts, dues, events } = preview.data;

  return (
    <section aria-label={t("previewTitle")} className="souk-preview">
      <Text fw={600}>{t("previewTitle")}</Text>
      <Text size="sm">{t("previewTo", { from: format(clock.now), to: format(to) })}</Text>
      {total === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t("previewEmpty")}
        </Text>
      ) : (
        <>
          <Group gap={6} my="xs">
            {Object.entries(counts).map(([kind, n]) => (
              <Badge key={kind} color="gray">
                {law(`deadline.${kind}.name`)} · {n}
              </Badge>
            ))}
          </Group>
          <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": t("previewTitle") }}>
            <ul className="souk-dues">
              {dues.map((due) => (
                <li key={`${due.stream}${due.kind}${due.subject}${due.due}`}>
                  <WorldTime at={due.due} />
                  <span>
                    <b>{due.orderNo === null ? due.stream : t("previewOrder", { no: due.orderNo })}</b> {law(`deadline.${due.kind}.name`)}
                    {": "}
                    {law(`consequence.${due.consequence}`)}
                  </span>
                </li>
              ))}
            </ul>
          </ScrollArea.Autosize>
          {total > dues.length && (
            <Text size="sm" c="dimmed">
              {t("previewMore", { n: total - dues.length })}
            </Text>
          )}
          <Text size="sm" mt="xs" fw={600}>
            {t("previewEvents")}
          </Text>
          <Group gap={6} mt={4}>
            {Object.entries(events).map(([type, n]) => (
              <Badge key={type} color="gray">
                {law(`event.${type}`)} · {n}
              </Badge>
            ))}
          </Group>
        </>
      )}
    </section>
  );
};
