"use client";

import { Group, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, ConfirmDialog, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Answer, Request } from "../api-types.ts";

/** The seller's counter-offer: keep the order and get part of the money back. Accepting asks once more, since it ends the request. */
export const OfferPanel = ({ orderNo, offer, answers }: { orderNo: number; offer: Request["offers"][number]; answers: readonly Answer[] }) => {
  const t = useTranslations("buyer.offer");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const [asking, ask] = useState(false);
  const accept = useCommand(trpc.buyer.orders.acceptCounterOffer.mutationOptions());
  const decline = useCommand(trpc.buyer.orders.declineCounterOffer.mutationOptions());
  const answerTo = (command: Answer["command"]) => answers.find((answer) => answer.command === command);
  const [acceptable, declinable] = [answerTo("accept_counter_offer"), answerTo("decline_counter_offer")];

  return (
    <section aria-label={t("title")} className="buyer-offer">
      <Text fw={600}>{t("title")}</Text>
      <Text size="sm">{t("text", { amount: money(offer.amount) })}</Text>
      <Group gap="xs" mt="xs">
        {acceptable && <ActionButton answer={acceptable} size="sm" onClick={() => ask(true)} />}
        {declinable && (
          <ActionButton
            answer={declinable}
            size="sm"
            variant="default"
            loading={decline.pending}
            onClick={() => decline.send({ orderNo, offerNo: offer.no })}
          />
        )}
      </Group>
      <ProblemNotice problem={decline.problem} onClose={decline.reset} />
      <ConfirmDialog
        opened={asking}
        title={t("confirmTitle", { amount: money(offer.amount) })}
        confirm={t("confirm", { amount: money(offer.amount) })}
        pending={accept.pending}
        onConfirm={() => accept.send({ orderNo, offerNo: offer.no }, () => ask(false))}
        onClose={() => ask(false)}
      >
        <Text>{t("confirmText", { amount: money(offer.amount) })}</Text>
        <ProblemNotice problem={accept.problem} onClose={accept.reset} />
      </ConfirmDialog>
    </section>
  );
};
