"use client";

import { Card, Group, Text, Title } from "@mantine/core";
import type { ReturnState } from "@souk/rulebook";
import { IconCheck, IconX } from "@tabler/icons-react";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LineShape, ReturnShape, TermsShape, TimerShape } from "../order/shapes.ts";
import { TimerCountdown } from "../order/timer-list.tsx";
import { WorldTime } from "../time/world-time.tsx";
import { titlesOf } from "./terms-words.ts";

/** The steps of the way back so far and what is left of them. */
const stepsOf = (back: ReturnShape): (readonly [ReturnState, string | null])[] => {
  const way: (readonly [ReturnState, string | null])[] = [
    ["authorized", back.authorizedAt],
    ["shipped_back", back.shippedAt],
    ["delivered_back", back.deliveredAt],
  ];
  if (back.endedAt === null && back.state !== "contested") return [...way, ["refunded", null]];
  return [...way.filter(([, at]) => at !== null), [back.state, back.endedAt]];
};

/** The way back of goods: what goes where, who pays the postage, how far it is, and what is due. What can be done about it comes as children. */
export const ReturnCard = ({
  back,
  terms,
  lines,
  to,
  timer,
  children,
}: {
  back: ReturnShape;
  terms: TermsShape | null;
  lines: readonly LineShape[];
  /** Where the goods go, as it is written on a parcel. */
  to: ReactNode;
  timer: TimerShape | null;
  children?: ReactNode;
}) => {
  const t = useTranslations("return");
  const dispute = useTranslations("dispute");
  const law = useTranslations("law");
  const steps = stepsOf(back);
  const current = steps.findLastIndex(([, at]) => at !== null);
  const ends = ["lapsed", "contested", "superseded"];
  return (
    <Card component="section" aria-labelledby="return">
      <Title order={2} id="return">
        {t("title")}
      </Title>
      <Text fw={600} mt={4}>
        {law(`returnState.${back.state}`)}
      </Text>
      {timer && (
        <Group gap="2px 12px" mt={4}>
          <TimerCountdown timer={timer} />
          <Text span size="sm" c="dimmed">
            {law(`consequence.${timer.consequence}`)}
          </Text>
        </Group>
      )}
      <ol className="souk-steps souk-steps-wide" aria-label={t("steps")}>
        {steps.map(([step, at], index) => (
          <li
            key={step}
            className={clsx("souk-step", at && "souk-step-reached", at && ends.includes(step) && "souk-step-bad")}
            aria-current={index === current ? "step" : undefined}
          >
            <span className="souk-step-dot" aria-hidden>
              {at && (ends.includes(step) ? <IconX size={12} stroke={3} /> : <IconCheck size={12} stroke={3} />)}
            </span>
            <span className="souk-step-name">{t(`step.${step}`)}</span>
            {at && (
              <span className="souk-step-time">
                <WorldTime at={at} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <dl className="souk-facts-list">
        <div>
          <dt>{t("to")}</dt>
          <dd>{to}</dd>
        </div>
        {terms && (
          <div>
            <dt>{t("what")}</dt>
            <dd>{terms.lines.length === 0 ? dispute("allLines") : titlesOf(terms.lines, lines)}</dd>
          </div>
        )}
        {back.tracking && (
          <div>
            <dt>{law("deadline.carrier_scan.name")}</dt>
            <dd className="souk-wrap">{t("tracking", { carrier: back.carrier, tracking: back.tracking })}</dd>
          </div>
        )}
      </dl>
      <Text size="sm" mt="xs">
        {t(`postage.${back.postage}`)}
      </Text>
      {back.contest && <Text className="souk-quote souk-wrap">{t("contest", { text: back.contest })}</Text>}
      {children}
    </Card>
  );
};
