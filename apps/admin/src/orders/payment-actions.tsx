"use client";

import { Group, Stack, Text } from "@mantine/core";
import type { OrderCommandName } from "@souk/rulebook";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, ConfirmDialog } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Order } from "../api-types.ts";
import { ActDialog } from "../acts/act-dialog.tsx";

const all = ["pass_verification", "hold_verification", "receive_documents", "fail_verification"] as const satisfies readonly OrderCommandName[];
type Action = (typeof all)[number];

/** What the platform can decide about a payment it is still looking at: every decision in its place, the impossible ones with their reason. */
export const PaymentActions = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.order");
  const [open, setOpen] = useState<Action | null>(null);
  const close = () => setOpen(null);
  return (
    <Group gap="xs" role="group" aria-label={t("paymentActions")}>
      {all.map((action) => {
        const answer = order.answers.find((each) => each.command === action);
        const fails = action === "fail_verification";
        return (
          answer && (
            <ActionButton
              key={action}
              answer={answer}
              size="xs"
              variant={fails ? "light" : "default"}
              color={fails ? "pomegranate" : undefined}
              onClick={() => setOpen(action)}
            >
              {t(`action.${action}`)}
            </ActionButton>
          )
        );
      })}
      {open === "fail_verification" ? <FailVerification order={order} onClose={close} /> : open && <PlainAction order={order} action={open} onClose={close} />}
    </Group>
  );
};

const procedures = {
  pass_verification: "passVerification",
  hold_verification: "holdVerification",
  receive_documents: "receiveDocuments",
} as const;

const PlainAction = ({ order, action, onClose }: { order: Order; action: keyof typeof procedures; onClose: () => void }) => {
  const t = useTranslations("admin.order");
  const trpc = useTRPC();
  const command = useCommand(trpc.admin.orders[procedures[action]].mutationOptions(), { done: t("done", { action: t(`action.${action}`) }) });
  return (
    <ConfirmDialog
      opened
      title={t("confirmTitle", { action: t(`action.${action}`), no: order.orderNo })}
      confirm={t(`action.${action}`)}
      pending={command.pending}
      onConfirm={() => command.send({ orderNo: order.orderNo }, onClose)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`confirm.${action}`)}</Text>
        <ProblemNotice problem={command.problem} />
      </Stack>
    </ConfirmDialog>
  );
};

const FailVerification = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("admin.order");
  const action = t("action.fail_verification");
  const command = useCommand(useTRPC().admin.orders.failVerification.mutationOptions(), { done: t("done", { action }) });
  return (
    <ActDialog
      title={t("confirmTitle", { action, no: order.orderNo })}
      lead={t("confirm.fail_verification")}
      reason={t("note")}
      confirm={action}
      colour="pomegranate"
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ orderNo: order.orderNo, note }, onClose)}
      onClose={onClose}
    />
  );
};
