import type { StoryOutput } from "../api-types.ts";

export type StoryEvent = StoryOutput["order"]["timeline"][number];
export type StoryEntry = StoryOutput["entries"][number];
export type StoryMail = StoryOutput["mails"][number];
export type StoryDeadline = StoryOutput["deadlines"][number];

/** What happened at one instant of the world: its events with the money each moved, the mails written, the timer that fired. */
export interface Moment {
  readonly at: number;
  readonly happened: readonly { readonly event: StoryEvent; readonly entries: readonly StoryEntry[]; readonly hash: string | null }[];
  readonly mails: readonly StoryMail[];
  readonly fired: readonly StoryDeadline[];
}

export interface Story {
  readonly past: readonly Moment[];
  /** Timers still to come, the nearest first; suspended ones last, since they stand still. */
  readonly ahead: readonly StoryDeadline[];
}

const groupBy = <K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** Lays events, timers, mails and postings on one time axis: one moment per instant, in order. */
export const storyOf = (story: Pick<StoryOutput, "events" | "deadlines" | "entries" | "mails"> & { readonly timeline: readonly StoryEvent[] }): Story => {
  const entries = groupBy(story.entries, (entry) => entry.n);
  const hashes = new Map(story.events.map((event) => [event.n, event.hash]));
  const events = groupBy(story.timeline, (event) => Date.parse(event.at));
  const mails = groupBy(story.mails, (mail) => Date.parse(mail.at));
  const fired = groupBy(
    story.deadlines.filter((deadline) => deadline.firedAt !== null),
    (deadline) => Date.parse(deadline.firedAt ?? deadline.due),
  );
  const instants = [...new Set([...events.keys(), ...mails.keys(), ...fired.keys()])].toSorted((a, b) => a - b);
  return {
    past: instants.map((at) => ({
      at,
      happened: (events.get(at) ?? [])
        .toSorted((a, b) => a.n - b.n)
        .map((event) => ({ event, entries: entries.get(event.n) ?? [], hash: hashes.get(event.n) ?? null })),
      mails: mails.get(at) ?? [],
      fired: fired.get(at) ?? [],
    })),
    ahead: story.deadlines
      .filter((deadline) => deadline.state === "armed" || deadline.state === "suspended")
      .toSorted((a, b) => Number(a.state === "suspended") - Number(b.state === "suspended") || a.due.localeCompare(b.due)),
  };
};
