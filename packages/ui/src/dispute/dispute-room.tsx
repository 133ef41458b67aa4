"use client";

import { Card, Group, Stack, Text, Title } from "@mantine/core";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrderTimeline } from "../order/order-timeline.tsx";
import type { DisputeShape, EventShape, LineShape, TimerKind, TimerShape } from "../order/shapes.ts";
import { TimerCountdown, TimerList } from "../order/timer-list.tsx";
import { Money } from "../parts/money.tsx";
import { useFormatInstant, WorldTime } from "../time/world-time.tsx";
import { DisputeSteps } from "./dispute-steps.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { Proposals, TermsShown, type Accepting } from "./proposals.tsx";
import { useTermsWords } from "./terms-words.ts";

/** Deadlines that belong to a dispute, the one that is waited for first. */
const kinds: readonly TimerKind[] = ["dispute_respond", "dispute_mediate", "appeal_end", "return_ship_by", "return_confirm_by", "verdict_sla"];

export const disputeTimers = (timers: readonly TimerShape[]): TimerShape[] => kinds.flatMap((kind) => timers.filter((timer) => timer.kind === kind));

/**
 * Everything of one dispute on a page of its own: how far it has come and what runs, all proposals side by side, verdicts and appeal,
 * the files of both sides, and its history. `party` is who looks. What they may do comes in: accepting a proposal, notices and buttons
 * of the headline, the way to add files, and as children what comes before the proposals (a return).
 */
export const DisputeRoom = ({
  dispute,
  lines,
  events,
  timers,
  party,
  accepting = null,
  actions,
  notices,
  upload,
  children,
}: {
  dispute: DisputeShape;
  lines: readonly LineShape[];
  events: readonly EventShape[];
  timers: readonly TimerShape[];
  party: "buyer" | "seller" | "platform";
  accepting?: Accepting | null;
  actions?: ReactNode;
  notices?: ReactNode;
  upload?: ReactNode;
  children?: ReactNode;
}) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law");
  const running = dispute.open ? disputeTimers(timers) : [];
  const [first] = running;
  const own = events.filter(({ detail }) => detail.dispute === dispute.no);
  return (
    <Stack gap="lg">
      <Card component="section" aria-label={law(`disputeKind.${dispute.kind}`)}>
        <Text size="sm" c="dimmed" mb={4}>
          {law(`disputeKind.${dispute.kind}`)}
        </Text>
        <div role="status" className="souk-status">
          {law(`disputeState.${dispute.state}`)}
        </div>
        {first && (
          <Group gap="2px 12px" mt={4}>
            <TimerCountdown timer={first} />
            <Text span size="sm" c="dimmed">
              {law(`consequence.${first.consequence}`)}
            </Text>
          </Group>
        )}
        <Outcome dispute={dispute} lines={lines} />
        {notices}
        {actions && (
          <Group gap="xs" my="md">
            {actions}
          </Group>
        )}
        <DisputeSteps dispute={dispute} />
        <Facts dispute={dispute} />
      </Card>
      {children}

      <section aria-labelledby="proposals">
        <Title order={2} id="proposals" mb={4}>
          {t("proposals")}
        </Title>
        {dispute.open && (
          <Text size="sm" c="dimmed" mb="sm">
            {t("proposalsHint")}
          </Text>
        )}
        <Proposals dispute={dispute} lines={lines} party={party} accepting={dispute.open ? accepting : null} />
      </section>

      {dispute.verdicts.length > 0 && <Verdicts dispute={dispute} lines={lines} />}

      <section aria-labelledby="evidence">
        <Title order={2} id="evidence" mb="sm">
          {t("evidence")}
        </Title>
        <Evidence dispute={dispute} />
        {upload}
      </section>

      {running.length > 1 && (
        <Card component="section" aria-labelledby="dispute-timers">
          <Title order={2} id="dispute-timers" mb="sm">
            {t("timers")}
          </Title>
          <TimerList timers={running} />
        </Card>
      )}

      <Card component="section" aria-labelledby="dispute-history">
        <Title order={2} id="dispute-history" mb="md">
          {t("history")}
        </Title>
        <OrderTimeline events={own} />
      </Card>
    </Stack>
  );
};

const Outcome = ({ dispute, lines }: { dispute: DisputeShape; lines: readonly LineShape[] }) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law.decidedBy");
  const words = useTermsWords();
  if (dispute.settled && dispute.decidedBy)
    return (
      <Text mt="xs">
        <b>{t("outcome")}</b>: {t("outcomeText", { terms: words(dispute.settled, lines), how: law(dispute.decidedBy) })}
      </Text>
    );
  if (!dispute.open) return <Text mt="xs">{t("outcomeNot")}</Text>;
  return null;
};

const Facts = ({ dispute }: { dispute: DisputeShape }) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law.disputeReason");
  return (
    <dl className="souk-facts-list" aria-label={t("facts")}>
      <div>
        <dt>{t("reason")}</dt>
        <dd>{law(dispute.reason)}</dd>
      </div>
      <div>
        <dt>{t("received")}</dt>
        <dd>{dispute.received ? t("yes") : t("no")}</dd>
      </div>
      <div>
        <dt>{t("openedAt")}</dt>
        <dd>
          <WorldTime at={dispute.openedAt} />
        </dd>
      </div>
      {dispute.open && (
        <div>
          <dt>{t("refundable")}</dt>
          <dd>
            <Money value={dispute.refundable} />
          </dd>
        </div>
      )}
    </dl>
  );
};

const Verdicts = ({ dispute, lines }: { dispute: DisputeShape; lines: readonly LineShape[] }) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law");
  const format = useFormatInstant();
  const { appeal } = dispute;
  return (
    <section aria-labelledby="verdicts">
      <Title order={2} id="verdicts" mb="sm">
        {t("verdicts")}
      </Title>
      <Stack gap="md">
        {dispute.verdicts.map((verdict) => (
          <Card key={verdict.no} component="article" aria-label={t("verdictNo", { no: verdict.no })}>
            <Stack gap="xs">
              <Text size="sm" c="dimmed">
                {t("verdictNo", { no: verdict.no })} · <WorldTime at={verdict.at} />
              </Text>
              <TermsShown terms={verdict} lines={lines} />
              <Text size="sm">{t("liability", { fault: law(`fault.${verdict.liability}`) })}</Text>
              {verdict.text && <Text className="souk-quote souk-wrap">{verdict.text}</Text>}
            </Stack>
          </Card>
        ))}
        {appeal && (
          <Card component="article" aria-label={t("step.appeal")}>
            <Text size="sm" c="dimmed">
              {t("appealBy", { side: law(`side.${appeal.by}`), when: format(appeal.at) })}
            </Text>
            <Text className="souk-quote souk-wrap">{appeal.text}</Text>
          </Card>
        )}
      </Stack>
    </section>
  );
};

const Evidence = ({ dispute }: { dispute: DisputeShape }) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law.side");
  const sides = (["buyer", "seller", "admin"] as const).filter((side) => side !== "admin" || dispute.evidence.some(({ by }) => by === "admin"));
  return (
    <div className="souk-sides">
      {sides.map((side) => {
        const files = dispute.evidence.filter(({ by }) => by === side);
        return (
          <section key={side} className={clsx("souk-side", files.length === 0 && "souk-side-empty")} aria-label={t(`evidenceOf.${side}`)}>
            <Title order={3} size="h4">
              {law(side)}
            </Title>
            <EvidenceList label={t(`evidenceOf.${side}`)} files={files} />
          </section>
        );
      })}
    </div>
  );
};
