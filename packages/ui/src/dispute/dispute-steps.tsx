"use client";

import { IconCheck } from "@tabler/icons-react";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { DisputeShape } from "../order/shapes.ts";
import { WorldTime } from "../time/world-time.tsx";

type Step = "opened" | "mediation" | "verdict" | "appeal" | "return" | "ended";

/** The steps a dispute took and those still before it; what an agreement or a withdrawal made needless is left out. */
const stepsOf = (dispute: DisputeShape): (readonly [Step, string | null])[] => {
  const { openedAt, mediationAt, verdicts, appeal, return: back, endedAt, decidedBy } = dispute;
  const all: (readonly [Step, string | null])[] = [
    ["opened", openedAt],
    ["mediation", mediationAt],
    ["verdict", verdicts[0]?.at ?? null],
    ...(appeal ? [["appeal", appeal.at] as const] : []),
    ...(back ? [["return", back.authorizedAt] as const] : []),
    ["ended", endedAt],
  ];
  return decidedBy !== null || endedAt !== null ? all.filter(([step, at]) => at !== null || step === "ended") : all;
};

/** How far a dispute has come. */
export const DisputeSteps = ({ dispute }: { dispute: DisputeShape }) => {
  const t = useTranslations("dispute");
  const steps = stepsOf(dispute);
  const current = steps.findLastIndex(([, at]) => at !== null);
  return (
    <ol className="souk-steps souk-steps-wide" aria-label={t("steps")}>
      {steps.map(([step, at], index) => (
        <li key={step} className={clsx("souk-step", at && "souk-step-reached")} aria-current={index === current ? "step" : undefined}>
          <span className="souk-step-dot" aria-hidden>
            {at && <IconCheck size={12} stroke={3} />}
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
  );
};
