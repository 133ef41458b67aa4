"use client";

import { Modal, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { useQuery } from "@tanstack/react-query";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DialogProps } from "../order-dialog.tsx";

/** Gives the seller more days to ship: as many as were asked for, or as many as the buyer likes. */
export const GrantExtension = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.extension");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const whole = useQuery(trpc.buyer.orders.get.queryOptions({ orderNo }, { staleTime: 0 }));
  const grant = useCommand(trpc.buyer.orders.grantExtension.mutationOptions());
  const order = whole.data?.order;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(order?.extensionAsked?.days ?? 1);
  const days = /^\d{1,3}$/.test(text) && Number(text) >= 1 ? Number(text) : null;

  return (
    <Modal opened onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": dialog("close") }}>
      {order ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (days) grant.send({ orderNo, days }, onClose);
          }}
        >
          <Stack gap="md">
            <Text>{order.extensionAsked ? t("asked", { days: order.extensionAsked.days }) : t("unasked")}</Text>
            <TextInput
              label={t("days")}
              description={t("most", { days: order.terms.extensionDaysMax })}
              type="number"
              min={1}
              max={order.terms.extensionDaysMax}
              value={text}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
            <ProblemNotice problem={grant.problem} onClose={grant.reset} />
            <FormActions confirm={t("confirm")} disabled={!days} pending={grant.pending} onBack={onClose} />
          </Stack>
        </form>
      ) : (
        <Skeleton height={140} />
      )}
    </Modal>
  );
};
