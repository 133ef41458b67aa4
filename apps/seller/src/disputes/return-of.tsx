"use client";

import { Group, Modal, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, ConfirmDialog, disputeTimers, ReturnCard, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Dispute, Order } from "../api-types.ts";
import { WordsForm } from "../orders/words-form.tsx";

/** Goods on their way back: what comes, until when, and the seller's word on it. */
export const ReturnOf = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("seller.returning");
  const money = useFormatMoney();
  const [open, setOpen] = useState<"confirm" | "contest" | null>(null);
  const { return: back, settled } = dispute;
  if (!back) return null;
  const timer = disputeTimers(order.timers).find(({ kind }) => kind === "return_ship_by" || kind === "return_confirm_by") ?? null;
  const [confirmable, contestable] = (["confirm_return", "contest_return"] as const).map((command) =>
    order.answers.find((answer) => answer.command === command),
  );
  const close = () => setOpen(null);
  const running = dispute.state === "returning";

  return (
    <ReturnCard back={back} terms={settled} lines={order.lines} to={t("to", { store: order.store.name })} timer={running ? timer : null}>
      {settled && running && (
        <Text size="sm" mt="xs">
          {t(back.state === "authorized" ? "waits" : "refund", { amount: money(settled.amount) })}
        </Text>
      )}
      {running && (
        <Group gap="xs" mt="md">
          {confirmable && <ActionButton answer={confirmable} onClick={() => setOpen("confirm")} />}
          {contestable && <ActionButton answer={contestable} variant="default" onClick={() => setOpen("contest")} />}
        </Group>
      )}
      <Confirm order={order} amount={settled ? money(settled.amount) : ""} opened={open === "confirm"} onClose={close} />
      <Contest order={order} opened={open === "contest"} onClose={close} />
    </ReturnCard>
  );
};

const Confirm = ({ order, amount, opened, onClose }: { order: Order; amount: string; opened: boolean; onClose: () => void }) => {
  const t = useTranslations("seller.returning");
  const trpc = useTRPC();
  const confirm = useCommand(trpc.seller.disputes.confirmReturn.mutationOptions(), { done: t("confirmed", { amount }) });
  const close = () => {
    confirm.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("confirmTitle")}
      confirm={t("confirmConfirm")}
      pending={confirm.pending}
      onConfirm={() => confirm.send({ orderNo: order.orderNo }, close)}
      onClose={close}
    >
      <Stack gap="sm">
        <Text size="sm">{t("confirmText", { amount })}</Text>
        <ProblemNotice problem={confirm.problem} onClose={confirm.reset} />
      </Stack>
    </ConfirmDialog>
  );
};

const Contest = ({ order, opened, onClose }: { order: Order; opened: boolean; onClose: () => void }) => {
  const t = useTranslations("seller.returning");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const contest = useCommand(trpc.seller.disputes.contestReturn.mutationOptions(), { done: t("contested") });
  const close = () => {
    contest.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t("contestTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <Stack gap="sm">
        <ProblemNotice problem={contest.problem} />
        <WordsForm
          body={t("contestText")}
          label={t("contestWhy")}
          hint={t("contestHint")}
          missing={t("contestMissing")}
          confirm={t("contestConfirm")}
          pending={contest.pending}
          onSubmit={(text) => contest.send({ orderNo: order.orderNo, text }, close)}
          onCancel={close}
        />
      </Stack>
    </Modal>
  );
};
