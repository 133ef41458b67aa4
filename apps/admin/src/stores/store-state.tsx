"use client";

import { Badge, Group, Progress, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ConsoleRow } from "../api-types.ts";

const stateColours: Record<string, string> = { active: "palm", under_review: "saffron", frozen: "pomegranate", blocked: "pomegranate" };
const proposalColours = { none: "gray", review: "saffron", freeze: "pomegranate" } as const;
const meterColours = { none: "palm", review: "saffron", freeze: "pomegranate" } as const;

/** Where a store stands; frozen and blocked differ by more than a word. */
export const StoreStateBadge = ({ state }: { state: string }) => {
  const t = useTranslations("law.storeState");
  return (
    <Badge color={stateColours[state] ?? "gray"} variant={state === "blocked" ? "filled" : "light"}>
      {t.has(state) ? t(state) : state}
    </Badge>
  );
};

/** What the score asks for; nothing where it asks for nothing, or for what has been done already. */
export const ProposalBadge = ({ proposal, state }: { proposal: ConsoleRow["proposal"]; state: string }) => {
  const t = useTranslations("admin.freezes.proposal");
  const done = state === "frozen" || state === "blocked" || (state === "under_review" && proposal === "review");
  return proposal === "none" || done ? null : <Badge color={proposalColours[proposal]}>{t(proposal)}</Badge>;
};

/** The sum of the weights of all signals over their limit, against the most a store can reach before everybody looks. */
export const ScoreMeter = ({ score, proposal }: Pick<ConsoleRow, "score" | "proposal">) => (
  <Group gap={8} wrap="nowrap" className="souk-score">
    <Text span fw={650} className="souk-number">
      {score}
    </Text>
    <Progress value={Math.min(100, score)} color={meterColours[proposal]} size="sm" aria-hidden />
  </Group>
);
