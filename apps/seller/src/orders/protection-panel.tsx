"use client";

import { Alert, Group, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, useFormatInstant } from "@souk/ui";
import { IconShieldPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** The buyer asks for longer protection: give what is asked, say no, or let the question stand. */
export const ProtectionPanel = ({ order: { orderNo, protectionAsked, answers } }: { order: Order }) => {
  const t = useTranslations("seller.protection");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const grant = useCommand(trpc.seller.orders.grantProtection.mutationOptions());
  const decline = useCommand(trpc.seller.orders.declineProtection.mutationOptions());
  if (!protectionAsked) return null;
  const { days, at } = protectionAsked;
  const [grantable, declinable] = (["grant_protection", "decline_protection"] as const).map((command) => answers.find((answer) => answer.command === command));
  return (
    <Alert color="lapis" icon={<IconShieldPlus aria-hidden />} title={t("askedTitle", { days })}>
      <Text size="sm">{t("askedText", { when: format(at) })}</Text>
      <Group gap="xs" mt="xs">
        {grantable && (
          <ActionButton answer={grantable} size="sm" loading={grant.pending} onClick={() => grant.send({ orderNo, days })}>
            {t("grantDays", { days })}
          </ActionButton>
        )}
        {declinable && <ActionButton answer={declinable} size="sm" variant="default" loading={decline.pending} onClick={() => decline.send({ orderNo })} />}
      </Group>
      <ProblemNotice problem={grant.problem ?? decline.problem} />
    </Alert>
  );
};
