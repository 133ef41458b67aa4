"use client";

import { Group, Text } from "@mantine/core";
import { IconBuildingBank, IconCheck, IconCreditCard, IconDeviceMobile, IconWallet, type Icon } from "@tabler/icons-react";
import type { Rail } from "@souk/rulebook";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Money } from "../parts/money.tsx";
import { useFormatInstant, WorldTime } from "../time/world-time.tsx";
import type { LegShape, RefundShape } from "./shapes.ts";

const railIcons: Record<Rail, Icon> = {
  card: IconCreditCard,
  e_wallet: IconWallet,
  mobile: IconDeviceMobile,
  bank_transfer: IconBuildingBank,
  wallet: IconWallet,
};
const stages = ["expected", "processing", "refunded"] as const;

/**
 * Where the buyer's money is: one entry for each leg of each refund, with its three stages (rules.md 3.6), what follows them,
 * where it goes, how much, and when it should arrive.
 */
export const RefundTracker = ({ refunds }: { refunds: readonly RefundShape[] }) => {
  const t = useTranslations("refund");
  if (refunds.length === 0) return <Text c="dimmed">{t("none")}</Text>;
  return (
    <ul aria-label={t("list")} className="souk-legs">
      {refunds.flatMap((refund) => refund.legs.map((leg) => <Leg key={`${refund.no}-${leg.rail}-${leg.destination}`} refund={refund} leg={leg} />))}
    </ul>
  );
};

const Leg = ({ refund, leg }: { refund: RefundShape; leg: LegShape }) => {
  const t = useTranslations("refund");
  const law = useTranslations("law");
  const RailIcon = railIcons[leg.inWallet ? "wallet" : leg.rail];
  const when = leg.settledAt ?? leg.sentAt ?? leg.processingAt ?? leg.expectedAt;
  return (
    <li className="souk-leg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap">
          <RailIcon size={22} stroke={1.6} aria-hidden />
          <div>
            <Text fw={600}>{law(`refundStage.${leg.stage}`)}</Text>
            <Text size="sm" c="dimmed">
              {t("to", { destination: leg.destination || law("rail.wallet") })} · {t.rich("since", { when: () => <WorldTime at={when} /> })}
            </Text>
          </div>
        </Group>
        <Text fw={650} size="lg">
          <Money value={leg.amount} />
        </Text>
      </Group>
      <Steps leg={leg} />
      <Hint leg={leg} />
      <Text size="xs" c="dimmed">
        {t("number", { no: refund.no })} · {t("cause", { cause: law(`refundCause.${refund.cause}`) })}
      </Text>
    </li>
  );
};

const Steps = ({ leg }: { leg: LegShape }) => {
  const t = useTranslations("refund");
  const law = useTranslations("law");
  const at = stages.indexOf(leg.shown);
  const times = [leg.expectedAt, leg.processingAt, leg.sentAt];
  return (
    <ol className="souk-steps" aria-label={t("steps", { destination: leg.destination || law("rail.wallet") })}>
      {stages.map((stage, index) => {
        const reached = index <= at;
        const time = times[index];
        return (
          <li key={stage} className={clsx("souk-step", reached && "souk-step-reached")} aria-current={index === at ? "step" : undefined}>
            <span className="souk-step-dot" aria-hidden>
              {reached && <IconCheck size={12} stroke={3} />}
            </span>
            <span className="souk-step-name">{law(`refundStep.${stage}`)}</span>
            {reached && time && (
              <span className="souk-step-time">
                <WorldTime at={time} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
};

const Hint = ({ leg }: { leg: LegShape }) => {
  const t = useTranslations("refund");
  const format = useFormatInstant();
  if (leg.inWallet || leg.stage === "bounced")
    return (
      <Text size="sm">
        {t("bouncedHint")} {t("walletHint")}
      </Text>
    );
  if (leg.settledAt)
    return (
      <Text size="sm">
        {t("settledAt", { when: format(leg.settledAt) })}. {leg.rail === "wallet" && t("walletHint")}
      </Text>
    );
  return (
    <Text size="sm">
      {t("expectedBetween", { from: format(leg.arrivesFrom, "day"), to: format(leg.arrivesBy, "day") })}. {t("bankHint")}
    </Text>
  );
};
