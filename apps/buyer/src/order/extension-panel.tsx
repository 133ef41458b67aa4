"use client";

import { Alert, Group, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, useFormatInstant } from "@souk/ui";
import { IconHourglass } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** The seller asks for more time to ship; the buyer may give it, give it not, or let the question stand. */
export const ExtensionPanel = ({ order: { orderNo, extensionAsked, answers } }: { order: Order }) => {
  const t = useTranslations("buyer.dialogs.extension");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const grant = useCommand(trpc.buyer.orders.grantExtension.mutationOptions());
  const decline = useCommand(trpc.buyer.orders.declineExtension.mutationOptions());
  if (!extensionAsked) return null;
  const [grantable, declinable] = (["grant_extension", "decline_extension"] as const).map((command) => answers.find((answer) => answer.command === command));
  return (
    <Alert color="lapis" variant="light" icon={<IconHourglass aria-hidden />} title={t("asked", { days: extensionAsked.days })} my="sm">
      <Text size="sm">{t("askedAt", { when: format(extensionAsked.at) })}</Text>
      <Group gap="xs" mt="xs">
        {grantable && (
          <ActionButton answer={grantable} size="sm" loading={grant.pending} onClick={() => grant.send({ orderNo, days: extensionAsked.days })}>
            {t("grantDays", { days: extensionAsked.days })}
          </ActionButton>
        )}
        {declinable && <ActionButton answer={declinable} size="sm" variant="default" loading={decline.pending} onClick={() => decline.send({ orderNo })} />}
      </Group>
      <ProblemNotice problem={grant.problem ?? decline.problem} />
    </Alert>
  );
};
