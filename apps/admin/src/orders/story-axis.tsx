"use client";

import { Anchor, Badge, Code, Group, Text } from "@mantine/core";
import { Countdown, EventDetail, EventWho, WorldTime, eventIcon, useWorldClock } from "@souk/ui";
import { IconAlarm, IconHourglass, IconMail } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { StoryOutput } from "../api-types.ts";
import { EntryLines } from "../ledger/entry-lines.tsx";
import { useOutcomeWords } from "../time/use-outcome-words.ts";
import { storyOf, type Moment, type StoryDeadline, type StoryEvent, type StoryMail } from "./story.ts";

export const storyKinds = ["events", "deadlines", "mails", "postings"] as const;
export type StoryKind = (typeof storyKinds)[number];

interface Shown {
  readonly show: ReadonlySet<StoryKind>;
  /** Subjects by mail. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly onMail: (mail: StoryMail) => void;
}

const hasAnything = (moment: Moment, show: ReadonlySet<StoryKind>): boolean =>
  (show.has("events") && moment.happened.length > 0) ||
  (show.has("mails") && moment.mails.length > 0) ||
  (show.has("deadlines") && moment.fired.length > 0) ||
  (show.has("postings") && moment.happened.some((each) => each.entries.length > 0));

/** Events, timers, mails and postings of one order on one time axis, oldest first; then now; then what is still to come. */
export const StoryAxis = ({ story, ...shown }: { story: StoryOutput } & Shown) => {
  const t = useTranslations("admin.order");
  const { now } = useWorldClock();
  const { past, ahead } = useMemo(() => storyOf({ ...story, timeline: story.order.timeline }), [story]);

  return (
    <ol className="souk-story" aria-label={t("storyLabel")}>
      {past
        .filter((moment) => hasAnything(moment, shown.show))
        .map((moment) => (
          <MomentItem key={moment.at} moment={moment} {...shown} />
        ))}
      <li className="souk-story-now">
        <Text size="sm" fw={650} component="div">
          {t("now")} · <WorldTime at={now} />
        </Text>
      </li>
      {shown.show.has("deadlines") && ahead.map((deadline) => <AheadItem key={keyOf(deadline)} deadline={deadline} />)}
    </ol>
  );
};

const keyOf = (deadline: StoryDeadline): string => `${deadline.kind}${deadline.subject}${deadline.generation}`;

const MomentItem = ({ moment, show, subjects, onMail }: { moment: Moment } & Shown) => (
  <li className="souk-story-moment">
    <Text size="xs" c="dimmed" fw={600} component="div">
      <WorldTime at={moment.at} style="long" />
    </Text>
    {show.has("deadlines") && moment.fired.map((deadline) => <Fired key={keyOf(deadline)} deadline={deadline} />)}
    {moment.happened.map(({ event, entries, hash }) => (
      <div key={event.n} className="souk-story-event">
        {show.has("events") && <Happened event={event} hash={hash} />}
        {show.has("postings") && entries.length > 0 && <EntryLines entries={entries} />}
      </div>
    ))}
    {show.has("mails") &&
      moment.mails.map((mail) => <Written key={mail.mailId} mail={mail} subject={subjects[mail.mailId] ?? mail.template} onMail={onMail} />)}
  </li>
);

const Happened = ({ event, hash }: { event: StoryEvent; hash: string | null }) => {
  const t = useTranslations("admin.order");
  const name = useTranslations("law.event");
  return (
    <div>
      <Group gap={8} wrap="nowrap" align="center">
        <span className="souk-story-icon">{eventIcon(event.type)}</span>
        <Text fw={600} size="sm">
          {name(event.type)}
        </Text>
        <Badge color="gray" size="sm" className="souk-rule">
          {t("rule", { rule: event.rule })}
        </Badge>
      </Group>
      <div className="souk-story-indent">
        <Text size="sm" c="dimmed" component="div">
          <EventWho event={event} /> · {t("eventNo", { n: event.n })}
          {hash && (
            <>
              {" · "}
              <Code title={hash}>{hash.slice(0, 10)}</Code>
            </>
          )}
        </Text>
        <EventDetail event={event} />
      </div>
    </div>
  );
};

const Fired = ({ deadline }: { deadline: StoryDeadline }) => {
  const t = useTranslations("admin.order");
  const name = useTranslations("law.deadline");
  return (
    <Group gap={8} wrap="nowrap">
      <span className="souk-story-icon" data-kind="deadline">
        <IconAlarm size={16} stroke={1.8} aria-hidden />
      </span>
      <Text size="sm">
        {t("fired", { name: name(`${deadline.kind}.name`) })} {deadline.subject && <Code>{deadline.subject}</Code>}
      </Text>
    </Group>
  );
};

const Written = ({ mail, subject, onMail }: { mail: StoryMail; subject: string; onMail: (mail: StoryMail) => void }) => {
  const t = useTranslations("admin.order");
  const party = useTranslations("law.party");
  return (
    <Group gap={8} wrap="nowrap">
      <span className="souk-story-icon" data-kind="mail">
        <IconMail size={16} stroke={1.8} aria-hidden />
      </span>
      <Text size="sm">
        {t("mailTo", { to: mail.to || party(mail.party) })}{" "}
        <Anchor component="button" type="button" inherit onClick={() => onMail(mail)} aria-label={t("openMail", { subject })}>
          {subject}
        </Anchor>
      </Text>
    </Group>
  );
};

const AheadItem = ({ deadline }: { deadline: StoryDeadline }) => {
  const name = useTranslations("law.deadline");
  const words = useOutcomeWords();
  const suspended = deadline.state === "suspended";
  return (
    <li className="souk-story-ahead">
      <Text size="xs" c="dimmed" fw={600} component="div">
        {!suspended && <WorldTime at={deadline.due} style="long" />}
      </Text>
      <Group gap={8} wrap="nowrap">
        <span className="souk-story-icon" data-kind="deadline">
          <IconHourglass size={16} stroke={1.8} aria-hidden />
        </span>
        <div>
          <Text size="sm" fw={600}>
            {name(`${deadline.kind}.name`)}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            <Countdown due={deadline.due} of={deadline.kind} suspended={suspended ? deadline.remaining : null} /> {words(deadline.consequence)}
          </Text>
        </div>
      </Group>
    </li>
  );
};
