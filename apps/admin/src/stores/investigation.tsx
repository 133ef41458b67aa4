"use client";

import { Alert, Badge, Stack, Text } from "@mantine/core";
import { EvidenceList, Panel, useFormatInstant, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Complaint, Score, StorePage } from "../api-types.ts";
import { useSignalWords } from "./signals.tsx";

type Case = NonNullable<StorePage["standing"]["investigation"]>;

/** The investigation with both sides beside each other: what speaks against the store, and what the store answers. */
export const Investigation = ({
  investigation,
  score,
  complaints,
  history,
}: {
  investigation: Case;
  score: Score;
  complaints: readonly Complaint[];
  history: StorePage["history"];
}) => {
  const t = useTranslations("admin.investigation");
  const words = useSignalWords();
  const hits = score.signals.filter((signal) => signal.hit);
  const answers = history.filter((step) => step.type === "investigation_answered" && step.note !== "" && step.at >= investigation.openedAt);

  return (
    <Panel id="investigation" title={t("title", { no: investigation.no })} actions={<CaseState investigation={investigation} />}>
      <Stack gap="md">
        <CaseSentence investigation={investigation} />
        <div className="souk-sides">
          <section aria-labelledby="against" className="souk-side">
            <Text fw={650} id="against">
              {t("against")}
            </Text>
            <Text size="sm" mt={4} className="souk-wrap">
              {investigation.reason}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              <WorldTime at={investigation.openedAt} />
            </Text>
            <ul className="souk-plain-list">
              {hits.map((signal) => (
                <li key={signal.key}>
                  <Text size="sm">{t("hit", { signal: words(signal.key), weight: signal.weight })}</Text>
                </li>
              ))}
              <li>
                <Text size="sm">{t("complaints", { n: complaints.length })}</Text>
              </li>
            </ul>
          </section>
          <section aria-labelledby="answer" className="souk-side">
            <Text fw={650} id="answer">
              {t("answer")}
            </Text>
            {answers.length === 0 && investigation.evidence.length === 0 && (
              <Text size="sm" c="dimmed" mt={4}>
                {t("noAnswer")}
              </Text>
            )}
            {answers.map((step) => (
              <div key={step.n}>
                <Text size="sm" mt={4} className="souk-wrap">
                  “{step.note}”
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  <WorldTime at={step.at} />
                </Text>
              </div>
            ))}
            {investigation.evidence.length > 0 && <EvidenceList label={t("files")} files={investigation.evidence} />}
          </section>
        </div>
      </Stack>
    </Panel>
  );
};

const CaseState = ({ investigation }: { investigation: Case }) => {
  const t = useTranslations("admin.investigation.state");
  if (investigation.outcome) return <Badge color={investigation.outcome === "released" ? "palm" : "pomegranate"}>{t(investigation.outcome)}</Badge>;
  return <Badge color="saffron">{t(investigation.evidenceAt ? "answered" : "waiting")}</Badge>;
};

/** Who has the next move, and what happens if they do not make it. */
const CaseSentence = ({ investigation }: { investigation: Case }) => {
  const t = useTranslations("admin.investigation");
  const format = useFormatInstant();
  if (investigation.endedAt) return <Text size="sm">{t("ended", { at: format(investigation.endedAt) })}</Text>;
  if (investigation.overdue) return <Alert color="pomegranate">{t("overdue")}</Alert>;
  if (investigation.evidenceAt) return <Alert color="saffron">{t("decide", { at: format(investigation.evidenceAt) })}</Alert>;
  return <Alert color="gray">{t("waiting")}</Alert>;
};
