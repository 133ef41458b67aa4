"use client";

import { Alert, Badge, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconMessage2 } from "@tabler/icons-react";
import { WorldTime, useFormatMoney } from "@souk/ui";
import { paidReasons } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import type { Request } from "../api-types.ts";

export const useReasonWords = (): ((reason: string) => string) => {
  const t = useTranslations("law.paidReason");
  return (reason) => ((paidReasons as readonly string[]).includes(reason) ? t(reason) : reason);
};

/** What the buyer asks: the reason, the note, whom it blames, and what is on the table. */
export const RequestFacts = ({ request, onSilence }: { request: Request; onSilence: "approve" | "decline" | "nothing" }) => {
  const t = useTranslations("seller.request");
  const reason = useReasonWords();
  const money = useFormatMoney();
  const offer = request.offers.at(-1);

  return (
    <Stack gap="xs">
      {request.early && <Badge color="lapis">{t("early")}</Badge>}
      <Text size="sm">
        <Text span inherit c="dimmed">
          {t("reason")}:
        </Text>{" "}
        <Text span inherit fw={600}>
          {reason(request.reason)}
        </Text>
        <Text span inherit c="dimmed">
          {" · "}
          {t.rich("askedRich", { at: () => <WorldTime at={request.askedAt} /> })}
        </Text>
      </Text>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconMessage2 size={18} stroke={1.6} aria-hidden className="souk-inline-icon" />
        <Text size="sm" className="souk-wrap" c={request.note ? undefined : "dimmed"}>
          {request.note ? `“${request.note}”` : t("noNote")}
        </Text>
      </Group>
      <Text size="sm">{t(`fault.${request.fault}`)}</Text>
      <Text size="sm" c="dimmed">
        {request.early ? t("earlySilence") : t(`silence.${onSilence}`)}
      </Text>
      {request.complaint && (
        <Alert color="pomegranate" icon={<IconAlertTriangle size={18} aria-hidden />} p="xs">
          {t("complaint")}
        </Alert>
      )}
      {offer?.state === "live" && <Text size="sm">{t("offerLive", { amount: money(offer.amount) })}</Text>}
      {offer?.state === "declined" && <Text size="sm">{t("offerDeclined", { amount: money(offer.amount) })}</Text>}
    </Stack>
  );
};
