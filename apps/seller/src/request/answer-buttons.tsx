"use client";

import { Group } from "@mantine/core";
import { ActionButton } from "@souk/ui";
import type { Answer } from "../api-types.ts";
import type { AnswerDialog } from "./answer-dialogs.tsx";

const buttons = [
  { command: "approve_cancellation", dialog: "approve", key: "a", variant: "filled" },
  { command: "reject_cancellation", dialog: "reject", key: "r", variant: "default" },
  { command: "make_counter_offer", dialog: "offer", key: "o", variant: "default" },
] as const;

/** Approve, Reject, Counter-offer: as the law allows them now, each with its reason where it does not. */
export const AnswerButtons = ({ answers, onOpen, size = "sm" }: { answers: readonly Answer[]; onOpen: (dialog: AnswerDialog) => void; size?: "xs" | "sm" }) => (
  <Group gap="xs">
    {buttons.map(({ command, dialog, key, variant }) => {
      const answer = answers.find((each) => each.command === command);
      return answer && <ActionButton key={command} answer={answer} size={size} variant={variant} data-key={key} onClick={() => onOpen(dialog)} />;
    })}
  </Group>
);
