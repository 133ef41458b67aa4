"use client";

import { Alert, Text } from "@mantine/core";
import { PageLink } from "@souk/portal/client";
import { useFormatInstant } from "@souk/ui";
import { IconUserExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Standing } from "../api-types.ts";
import { paths } from "../paths.ts";

const looks = { warned: "saffron", purchase_blocked: "pomegranate", banned: "pomegranate" } as const;

/** What the buyer's account may not do, why, since when, and what helps. Nothing for one in good standing. */
export const StandingNotice = ({ standing: { state, since, reason, unpaid, unpaidLimit } }: { standing: Standing }) => {
  const t = useTranslations("buyer.standing");
  const format = useFormatInstant();
  if (state === "good") return null;
  const words = {
    warned: ["warnedTitle", unpaidLimit !== null && unpaid > 0 ? t("warnedText", { n: unpaid, limit: unpaidLimit }) : t("warnedTextPlain"), null],
    purchase_blocked: ["blockedTitle", t("blockedText"), t("blockedWay")],
    banned: ["bannedTitle", t("bannedText"), t("bannedWay")],
  } as const;
  const [title, text, way] = words[state];
  return (
    <aside className="buyer-standing" aria-label={t("label")}>
      <Alert color={looks[state]} icon={<IconUserExclamation aria-hidden />} title={t(title)}>
        <Text size="sm">{text}</Text>
        <Text size="sm">
          {t("since", { when: format(since) })} {reason && t("reason", { reason: t.has(`reasons.${reason}`) ? t(`reasons.${reason}`) : reason })}
        </Text>
        {way && <Text size="sm">{way}</Text>}
        {unpaid > 0 && (
          <PageLink href={paths.ordersTab("awaiting_payment")} size="sm" underline="always">
            {t("toUnpaid")}
          </PageLink>
        )}
      </Alert>
    </aside>
  );
};
