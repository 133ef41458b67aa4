"use client";

import { Badge, Group, Text, Timeline, TimelineItem } from "@mantine/core";
import { closeReasons, disputeReasons, paidReasons, rejectReasons, shipmentStates, unpaidReasons, visibilities } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import { useFormatMoney } from "../parts/money.tsx";
import { useFormatInstant, WorldTime } from "../time/world-time.tsx";
import { eventIcon } from "./event-icon.tsx";
import type { EventShape } from "./shapes.ts";

const reasonTables = [
  ["closed", closeReasons],
  ["paidReason", paidReasons],
  ["unpaidReason", unpaidReasons],
  ["rejectReason", rejectReasons],
  ["disputeReason", disputeReasons],
] as const;

/** The order's history, newest first: what happened, who did it, when, why, and by which rule of the law. */
export const OrderTimeline = ({ events }: { events: readonly EventShape[] }) => {
  const t = useTranslations("timeline");
  if (events.length === 0) return <Text c="dimmed">{t("empty")}</Text>;
  return (
    <Timeline component="ol" active={events.length} bulletSize={28} lineWidth={2} aria-label={t("title")} className="souk-timeline">
      {events.toReversed().map((event) => (
        <TimelineItem key={event.n} component="li" bullet={eventIcon(event.type)} title={<EventTitle event={event} />}>
          <Text size="sm" c="dimmed">
            <EventWho event={event} /> · <WorldTime at={event.at} />
            {event.fired && ` · ${t("fired")}`}
          </Text>
          <EventDetail event={event} />
        </TimelineItem>
      ))}
    </Timeline>
  );
};

const EventTitle = ({ event }: { event: EventShape }) => {
  const t = useTranslations("law");
  const says = useTranslations("timeline");
  const visibility = event.type === "visibility_changed" && visibilities.find((each) => each === event.detail.to);
  const fact = event.type === "shipment_reported" && shipmentStates.find((each) => each === event.detail.fact);
  const title = () => {
    if (visibility) return t(`visibility.${visibility}`);
    return fact ? t(`shipmentState.${fact}`) : t(`event.${event.type}`);
  };
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
      <span>{title()}</span>
      <Badge color="gray" size="sm" className="souk-rule">
        {says("rule", { rule: event.rule })}
      </Badge>
    </Group>
  );
};

export const EventWho = ({ event }: { event: EventShape }) => {
  const t = useTranslations();
  const party = t(`law.party.${event.by.party}`);
  return event.by.name ? t("timeline.byWho", { who: party, name: event.by.name }) : t("timeline.by", { who: party });
};

export const EventDetail = ({ event }: { event: EventShape }) => {
  const t = useTranslations("timeline");
  const law = useTranslations("law");
  const money = useFormatMoney();
  const format = useFormatInstant();
  const { detail } = event;
  const { reason, note, amount, days, until, carrier, tracking, withReturn, postage, cause, as, fault, name } = detail;
  const table = reason && reasonTables.find(([, words]) => (words as readonly string[]).includes(reason));
  // a rejection's "other" and a buyer's "other" read the same, so the first table that knows the word may speak
  const parts = [
    table && (table[0] === "closed" ? law(`closed.${reason}`) : t("reason", { reason: law(`${table[0]}.${reason}`) })),
    cause && law.has(`freezeShort.${cause}`) && t("reason", { reason: law(`freezeShort.${cause}`) }),
    amount && t("amount", { amount: money(amount) }),
    withReturn && t("withReturn"),
    postage && law.has(`side.${postage}`) && t("postage", { side: law(`side.${postage}`) }),
    as && law.has(`disputeState.${as}`) && law(`disputeState.${as}`),
    // whose fault an ending is moves metrics; only a decision says it to both sides
    fault && event.type !== "order_closed" && law.has(`fault.${fault}`) && law(`fault.${fault}`),
    days !== undefined && t("days", { days }),
    until && t("until", { when: format(until) }),
    tracking && t("tracking", { carrier: carrier ?? "", tracking }),
    name && t("file", { name }),
    note && t("note", { note }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Text size="sm" className="souk-wrap">
      {parts.join(" · ")}
    </Text>
  );
};
