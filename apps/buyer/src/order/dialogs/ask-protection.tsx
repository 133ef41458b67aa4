"use client";

import { Modal, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { ProblemNotice, useCommand, useProblem, useTRPC } from "@souk/portal/client";
import { FormActions, useFormatInstant } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DialogProps } from "../order-dialog.tsx";

/** Asks the seller to hold the money back for longer. */
export const AskProtection = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.protection");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const explain = useProblem();
  const whole = useQuery(trpc.buyer.orders.get.queryOptions({ orderNo }, { staleTime: 0 }));
  const ask = useCommand(trpc.buyer.orders.askProtection.mutationOptions());
  const [text, setText] = useState("10");
  const days = /^\d{1,3}$/.test(text) && Number(text) >= 1 ? Number(text) : null;
  const order = whole.data?.order;
  const end = order?.timers.find((timer) => timer.kind === "protection_end" && timer.state === "armed");

  return (
    <Modal opened onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (days) ask.send({ orderNo, days }, onClose);
        }}
      >
        <Stack gap="md">
          <Text>
            {t("text")} {end && t("ends", { when: format(end.due) })}
          </Text>
          <TextInput
            label={t("days")}
            description={order ? t("most", { days: order.terms.extendProtectionDaysMax }) : <Skeleton height={14} width={90} component="span" />}
            type="number"
            min={1}
            max={order?.terms.extendProtectionDaysMax}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          {whole.error && <ProblemNotice problem={explain(whole.error)} />}
          <ProblemNotice problem={ask.problem} onClose={ask.reset} />
          <FormActions confirm={t("confirm")} disabled={!days} pending={ask.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
