"use client";

import { Alert, Stack } from "@mantine/core";
import { EmptyState, Panel, TimerList } from "@souk/ui";
import { IconGavel, IconShieldCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Finance, Standing, StandingStep } from "../api-types.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AppealForm } from "./appeal-form.tsx";
import { Case } from "./case.tsx";
import { Headline } from "./headline.tsx";
import { StandingFacts } from "./standing-facts.tsx";
import { StandingHistory } from "./standing-history.tsx";
import classes from "./investigation-view.module.css";

/** The store under a review, an investigation or a block: what that is about, what stands still, what the seller can say, and what comes of it. */
export const InvestigationView = ({ standing, history, withheld }: { standing: Standing; history: readonly StandingStep[]; withheld: Finance["withheld"] }) => {
  const t = useTranslations("seller.investigation");
  const { store, investigation, answers, timers } = standing;
  const answerTo = (command: string) => answers.find((answer) => answer.command === command);
  const [submit, appeal] = [answerTo("submit_evidence"), answerTo("appeal_block")];

  if (history.length === 0)
    return (
      <EmptyState icon={IconShieldCheck} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <Headline standing={standing} history={history} />
        {store.state === "frozen" && investigation && submit && <AnswerForm investigation={investigation} answer={submit} />}
        {store.state === "blocked" &&
          appeal &&
          (standing.appeal === null ? <AppealForm answer={appeal} /> : <Appealed standing={standing} history={history} />)}
        {investigation && <Case investigation={investigation} history={history} />}
        <Panel id="history" title={t("history")}>
          <StandingHistory history={history} />
        </Panel>
      </Stack>
      <Stack gap="lg">
        <StandingFacts standing={standing} withheld={withheld} />
        {timers.length > 0 && (
          <Panel id="timers" title={t("timers")}>
            <TimerList timers={timers.toSorted((one, other) => one.due.localeCompare(other.due))} />
          </Panel>
        )}
      </Stack>
    </div>
  );
};

/** What the seller said against the block, and what Souk says to it. */
const Appealed = ({ standing: { appeal }, history }: { standing: Standing; history: readonly StandingStep[] }) => {
  const t = useTranslations("seller.appeal");
  if (!appeal) return null;
  const decision = history.find(({ type }) => type === "appeal_decided")?.note;
  return (
    <Panel id="appeal" title={t("title")}>
      <p className="souk-quote souk-wrap">{appeal.text}</p>
      <Alert color={appeal.outcome === null ? "lapis" : "pomegranate"} icon={<IconGavel aria-hidden />} mt="md">
        {t(appeal.outcome === null ? "waits" : "denied")}
        {appeal.outcome !== null && decision && <span className="souk-wrap"> “{decision}”</span>}
      </Alert>
    </Panel>
  );
};
