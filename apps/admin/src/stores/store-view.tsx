"use client";

import { Stack, Text, Title } from "@mantine/core";
import { BackLink } from "@souk/portal/client";
import { Panel, TimerList, useFormatInstant } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { StorePage } from "../api-types.ts";
import { paths } from "../paths.ts";
import { Complaints } from "./complaints.tsx";
import { FollowingProgress } from "./following.tsx";
import { Investigation } from "./investigation.tsx";
import { Signals } from "./signals.tsx";
import { StandingFacts } from "./standing-facts.tsx";
import { lifeActs, StoreActions } from "./store-actions.tsx";
import { StoreHistory } from "./store-history.tsx";
import { StoreMoney } from "./store-money.tsx";
import { ProposalBadge, ScoreMeter } from "./store-state.tsx";

/** One store under the platform's eyes: how it stands, what speaks against it, what it says, its money, and what can be done. */
export const StoreView = ({ page }: { page: StorePage }) => {
  const t = useTranslations("admin.store");
  const { standing, score, complaints, money, history } = page;
  const { store, investigation, following } = standing;

  return (
    <>
      <BackLink href={paths.freezes()}>{t("back")}</BackLink>
      <Title order={1} mt="xs">
        {store.name}
      </Title>
      <StoreSentence standing={standing} />
      {following && <FollowingProgress following={following} />}
      <Stack gap="lg" mt="md">
        <StoreActions standing={standing} acts={lifeActs} label={t("actions")} />
        <div className="souk-two">
          <Stack gap="lg">
            {investigation && <Investigation investigation={investigation} score={score} complaints={complaints} history={history} />}
            <Panel id="signals" title={t("signals")}>
              <Signals score={score} empty={t("signalsNone")} />
            </Panel>
            <Panel id="complaints" title={t("complaintsCount", { n: complaints.length })}>
              <Complaints complaints={complaints} />
            </Panel>
            <Panel id="history" title={t("history")}>
              <StoreHistory history={history} />
            </Panel>
          </Stack>
          <Stack gap="lg">
            <Panel id="score" title={t("score")} actions={<ProposalBadge proposal={score.proposal} state={store.state} />}>
              <ScoreMeter score={score.score} proposal={score.proposal} />
              <Text size="sm" c="dimmed" mt="xs">
                {t(`scoreSays.${score.proposal}`)}
              </Text>
            </Panel>
            <Panel id="timers" title={t("timers")}>
              <TimerList timers={standing.timers} />
            </Panel>
            <Panel id="standing" title={t("standing")}>
              <StandingFacts standing={standing} />
            </Panel>
            <Panel id="money" title={t("money")}>
              <StoreMoney standing={standing} money={money} />
            </Panel>
          </Stack>
        </div>
      </Stack>
    </>
  );
};

/** The state of the store in one sentence, announced when it changes. */
const StoreSentence = ({ standing }: { standing: StorePage["standing"] }) => {
  const t = useTranslations("admin.store.sentence");
  const state = useTranslations("law.storeState");
  const format = useFormatInstant();
  const { store, since } = standing;
  return (
    <div role="status" className="souk-status">
      {t.has(store.state) ? t(store.state, { since: format(since) }) : state.has(store.state) ? state(store.state) : store.state}
    </div>
  );
};
