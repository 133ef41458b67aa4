"use client";

import { Badge, Group, ScrollArea, Skeleton, Text } from "@mantine/core";
import { WorldTime } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc.ts";

const shownMax = 60;

/** Instants travel with their zone. */
const instantOf = (at: string): string => new Date(at).toISOString();

/** What happened to the reader's orders between two instants of the world: how many of what, and the first of them in order. */
export const EventsBetween = ({ from, to }: { from: string; to: string }) => {
  const t = useTranslations("worldBar");
  const law = useTranslations("law");
  const trpc = useTRPC();
  const events = useQuery(trpc.events.between.queryOptions({ from: instantOf(from), to: instantOf(to), limit: shownMax }, { staleTime: Infinity }));
  if (events.isPending) return <Skeleton height={80} />;
  if (events.error) return null;
  const { counts, events: seen } = events.data;
  const rest = Object.values(counts).reduce((sum, count) => sum + count, 0) - seen.length;
  if (seen.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("notYours")}
      </Text>
    );
  return (
    <section aria-label={t("doneList")}>
      <Text fw={600} mb={4}>
        {t("doneList")}
      </Text>
      <Group gap={6} mb="xs">
        {Object.entries(counts).map(([type, count]) => (
          <Badge key={type} color="gray">
            {law(`event.${type}`)} · {count}
          </Badge>
        ))}
      </Group>
      <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": t("doneList") }}>
        <ul className="souk-dues">
          {seen.map((event) => (
            <li key={`${event.stream}${event.n}`}>
              <WorldTime at={event.at} />
              <span>
                <b>{t("previewOrder", { no: event.orderNo })}</b> {law(`event.${event.type}`)}
              </span>
            </li>
          ))}
        </ul>
      </ScrollArea.Autosize>
      {rest > 0 && (
        <Text size="sm" c="dimmed">
          {t("happenedMore", { n: rest })}
        </Text>
      )}
    </section>
  );
};
