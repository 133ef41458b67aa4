"use client";

import { Text, Title } from "@mantine/core";
import { EvidenceList, Panel, useFormatInstant, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Standing, StandingStep } from "../api-types.ts";

/** The latest investigation as it was answered and as it ended. */
export const Case = ({ investigation, history }: { investigation: NonNullable<Standing["investigation"]>; history: readonly StandingStep[] }) => {
  const t = useTranslations("seller.investigation");
  const format = useFormatInstant();
  const { no, openedAt, endedAt, outcome, evidence, reason } = investigation;
  const answers = history.filter(({ type, at }) => type === "investigation_answered" && at >= openedAt).toReversed();
  return (
    <Panel id="case" title={t("caseTitle", { no })}>
      <div className="souk-sides">
        <section className="souk-side" aria-labelledby="case-reason">
          <Title order={3} size="h5" id="case-reason">
            {t("reason")}
          </Title>
          <Text size="sm" className="souk-wrap">
            {reason}
          </Text>
          <Text size="sm" c="dimmed">
            <WorldTime at={openedAt} />
          </Text>
        </section>
        <section className="souk-side" aria-labelledby="case-answer">
          <Title order={3} size="h5" id="case-answer">
            {t("yourAnswer")}
          </Title>
          {answers.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("noAnswer")}
            </Text>
          )}
          {answers.map((answer) => (
            <div key={answer.n}>
              <Text size="sm" className="souk-wrap">
                {answer.note}
              </Text>
              <Text size="sm" c="dimmed">
                <WorldTime at={answer.at} />
              </Text>
            </div>
          ))}
          {evidence.length > 0 && <EvidenceList label={t("files")} files={evidence} />}
        </section>
      </div>
      {outcome && endedAt && (
        <Text size="sm" mt="md">
          {t(`outcome.${outcome}`, { at: format(endedAt) })}
        </Text>
      )}
    </Panel>
  );
};
