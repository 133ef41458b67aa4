"use client";

import { Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, ConfirmDialog, ExplainedButton, Panel, parseMoney, typedMoney, useFormatMoney } from "@souk/ui";
import { withdrawable } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Finance } from "../api-types.ts";

/** Sends money that is available to the store's bank; what the store owes is taken out of it first (F3). */
export const Withdraw = ({ finance: { available, receivable, withdraw: answer } }: { finance: Finance }) => {
  const t = useTranslations("seller.withdraw");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const most = { ...available, amount: withdrawable({ available: available.amount, receivable: receivable.amount }) };
  const [amount, setAmount] = useState<number | null>(null);
  const asked = amount === null ? "" : money({ ...most, amount });
  const withdraw = useCommand(trpc.seller.money.withdraw.mutationOptions(), { done: t("done", { amount: asked }) });
  const read = (typed: string): number | null => {
    const value = parseMoney(typed, most.currency);
    return value !== null && value > 0 && value <= most.amount ? value : null;
  };
  const form = useForm({
    initialValues: { amount: most.amount > 0 ? typedMoney(most) : "" },
    validate: { amount: (typed) => (read(typed) === null ? t("wrong", { most: money(most) }) : null) },
  });
  const close = () => {
    withdraw.reset();
    setAmount(null);
  };
  const nothing = answer.allowed && most.amount === 0;

  return (
    <Panel id="withdraw" title={t("title")}>
      <form onSubmit={form.onSubmit((values) => setAmount(read(values.amount)))} noValidate>
        <Stack gap="md">
          <Text size="sm">{t("text", { most: money(most) })}</Text>
          {receivable.amount > 0 && <Text size="sm">{t("netted", { amount: money(receivable) })}</Text>}
          <TextInput
            label={t("amount")}
            inputMode="decimal"
            autoComplete="off"
            disabled={!answer.allowed || nothing}
            rightSection={
              <Text size="sm" c="dimmed" pe="xs">
                {most.currency}
              </Text>
            }
            rightSectionWidth={52}
            maw={260}
            {...form.getInputProps("amount")}
          />
          <Group>
            {nothing ? (
              <ExplainedButton why={t("nothing")}>{t("press")}</ExplainedButton>
            ) : (
              <ActionButton answer={answer} type="submit">
                {t("press")}
              </ActionButton>
            )}
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={amount !== null}
        title={t("confirmTitle", { amount: asked })}
        confirm={t("confirm")}
        pending={withdraw.pending}
        onConfirm={() =>
          amount !== null &&
          withdraw.send({ amount }, () => {
            close();
            form.setValues({ amount: "" });
          })
        }
        onClose={close}
      >
        <Stack gap="sm">
          <Text size="sm">{t("confirmText", { amount: asked })}</Text>
          <ProblemNotice problem={withdraw.problem} onClose={withdraw.reset} />
        </Stack>
      </ConfirmDialog>
    </Panel>
  );
};
