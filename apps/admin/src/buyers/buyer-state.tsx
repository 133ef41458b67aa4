"use client";

import { Badge, Progress, Text } from "@mantine/core";
import { toMs, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Buyer } from "../api-types.ts";

const colours = { good: "palm", warned: "saffron", purchase_blocked: "pomegranate", banned: "pomegranate" } as const;

/** Where an account stands. */
export const BuyerStateBadge = ({ state }: { state: Buyer["state"] }) => {
  const t = useTranslations("law.buyerState");
  return (
    <Badge color={colours[state]} variant={state === "banned" ? "filled" : "light"}>
      {t(state)}
    </Badge>
  );
};

/** Unpaid checkouts against the number at which buying stops; only the number where nothing stops it. */
export const Unpaid = ({ buyer: { unpaid, unpaidLimit } }: { buyer: Buyer }) => {
  const t = useTranslations("admin.buyers");
  if (unpaidLimit === null) return <span className="souk-number">{unpaid}</span>;
  return (
    <div className="souk-unpaid">
      <Text size="sm" className="souk-number">
        {t("unpaidOf", { unpaid, limit: unpaidLimit })}
      </Text>
      <Progress value={Math.min(100, (unpaid / unpaidLimit) * 100)} size="xs" color={unpaid >= unpaidLimit ? "pomegranate" : "saffron"} aria-hidden />
    </div>
  );
};

/** Since when an account stands as it does; one that nobody ever touched has stood so always. */
export const StandingSince = ({ since }: { since: string }) => {
  const t = useTranslations("admin.buyers");
  return toMs(since) > 0 ? <WorldTime at={since} /> : <span>{t("always")}</span>;
};

/** Why an account stands as it does: a person's own words, or the law's name for what was counted. */
export const useReasonWords = (): ((reason: string) => string) => {
  const t = useTranslations("admin.signals.name");
  return (reason) => (/^[a-z_]+$/.test(reason) && t.has(reason) ? t(reason) : reason);
};
