import { expect, test } from "vitest";
import { storyOf, type StoryDeadline, type StoryEntry, type StoryEvent, type StoryMail } from "./story.ts";

const noon = "2026-11-22T12:00:00.000Z";
const later = "2026-11-25T12:00:00.000Z";
const event = (n: number, at: string): StoryEvent => ({
  n,
  at,
  type: "order_paid",
  rule: "T02",
  by: { party: "buyer", personId: 1, name: "Mira" },
  fired: null,
  detail: {},
});
const entry = (n: number): StoryEntry => ({
  stream: "order:1001",
  orderNo: 1001,
  n,
  k: 0,
  at: noon,
  account: "L:hold:1001",
  amount: { amount: -1, currency: "EUR" },
  event: "order_paid",
});
const deadline = (state: StoryDeadline["state"], due: string, firedAt: string | null): StoryDeadline => ({
  kind: "cancel_respond",
  subject: "",
  generation: 1,
  state,
  due,
  remaining: null,
  firedAt,
  outcome: "",
  consequence: "",
});
const mail = (at: string): StoryMail => ({
  mailId: "m1",
  at,
  to: "Mira",
  party: "buyer",
  template: "order_paid",
  params: {},
  language: "en",
  orderNo: 1001,
  sentAt: null,
});

test("what happened at one instant is one moment, with its money, its mail and the timer behind it", () => {
  const { past, ahead } = storyOf({
    timeline: [event(2, later), event(1, noon)],
    events: [{ n: 1, hash: "aa", processedAt: null }],
    entries: [entry(1)],
    mails: [mail(later)],
    deadlines: [deadline("fired", later, later), deadline("armed", later, null), deadline("disarmed", noon, null)],
  });
  expect(past.map((moment) => new Date(moment.at).toISOString())).toEqual([noon, later]);
  expect(past[0]?.happened[0]).toMatchObject({ hash: "aa", entries: [{ account: "L:hold:1001" }] });
  expect(past[1]).toMatchObject({ mails: [{ mailId: "m1" }], fired: [{ state: "fired" }] });
  expect(ahead).toHaveLength(1);
});

test("timers ahead come nearest first, those that stand still last", () => {
  const ahead = storyOf({
    timeline: [],
    events: [],
    entries: [],
    mails: [],
    deadlines: [deadline("suspended", noon, null), deadline("armed", later, null), deadline("armed", noon, null)],
  }).ahead;
  expect(ahead.map((each) => [each.state, each.due])).toEqual([
    ["armed", noon],
    ["armed", later],
    ["suspended", noon],
  ]);
});
