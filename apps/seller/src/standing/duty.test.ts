import { expect, test } from "vitest";
import type { Standing } from "../api-types.ts";
import { dutyOf } from "./duty.ts";

const timers = [{ kind: "freeze_evidence" }, { kind: "freeze_decision" }, { kind: "store_appeal_end" }] as Standing["timers"];
const may = (...commands: string[]) => commands.map((command) => ({ command, allowed: true })) as Standing["answers"];
const investigation = (evidenceAt: string | null) => ({ evidenceAt }) as Standing["investigation"];

test.each([
  ["a frozen store that has not answered", investigation(null), may("submit_evidence"), "answer_investigation", "freeze_evidence"],
  ["a blocked store that may appeal", investigation(null), may("appeal_block"), "appeal_block", "store_appeal_end"],
])("%s has a duty with its own deadline", (_, its, answers, kind, deadline) =>
  expect(dutyOf({ investigation: its, timers, answers })).toMatchObject({ kind, timer: { kind: deadline } }),
);

test.each([
  ["has answered", investigation("2026-11-22T12:00:00Z"), may("submit_evidence")],
  ["is in health", null, may("withdraw_money")],
])("nothing is asked of a store that %s", (_, its, answers) => expect(dutyOf({ investigation: its, timers, answers })).toBeNull());
