"use client";

import { Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog, durationMs, useSpanWords } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DialogProps } from "../order-dialog.tsx";

/** Takes the open request back. */
export const WithdrawRequest = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.withdraw");
  const trpc = useTRPC();
  const withdraw = useCommand(trpc.buyer.orders.withdrawCancellation.mutationOptions());
  return (
    <ConfirmDialog
      opened
      title={t("title")}
      confirm={t("confirm")}
      pending={withdraw.pending}
      onConfirm={() => withdraw.send({ orderNo }, onClose)}
      onClose={onClose}
    >
      <Text>{t("text")}</Text>
      <ProblemNotice problem={withdraw.problem} onClose={withdraw.reset} />
    </ConfirmDialog>
  );
};

/** Releases the money to the seller, after saying so. */
export const ConfirmReceipt = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.confirmReceipt");
  const trpc = useTRPC();
  const words = useSpanWords();
  const whole = useQuery(trpc.buyer.orders.get.queryOptions({ orderNo }, { staleTime: 0 }));
  const confirm = useCommand(trpc.buyer.orders.confirmReceipt.mutationOptions());
  const after = whole.data?.order.terms.afterSale;
  return (
    <ConfirmDialog
      opened
      title={t("title")}
      confirm={t("confirm")}
      pending={confirm.pending}
      onConfirm={() => confirm.send({ orderNo }, onClose)}
      onClose={onClose}
    >
      <Text>
        {t("text")} {after && t("after", { span: words(durationMs(after)) })}
      </Text>
      <ProblemNotice problem={confirm.problem} onClose={confirm.reset} />
    </ConfirmDialog>
  );
};

/** Moves an ended order to Deleted orders, from where it comes back. */
export const TrashOrder = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.trash");
  const trpc = useTRPC();
  const trash = useCommand(trpc.buyer.orders.trash.mutationOptions());
  return (
    <ConfirmDialog
      opened
      title={t("title")}
      confirm={t("confirm")}
      pending={trash.pending}
      onConfirm={() => trash.send({ orderNo }, onClose)}
      onClose={onClose}
    >
      <Text>{t("text")}</Text>
      <ProblemNotice problem={trash.problem} onClose={trash.reset} />
    </ConfirmDialog>
  );
};
