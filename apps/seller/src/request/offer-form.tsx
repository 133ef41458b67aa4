"use client";

import { Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormActions, type MoneyView, parseMoney, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";

/** Part of the money back if the order stays: an amount above zero and below what can still be refunded (T16). */
export const OfferForm = ({
  max,
  net,
  live,
  pending,
  onSubmit,
  onCancel,
}: {
  max: MoneyView;
  /** What the seller would keep without the offer; unknown in lists. */
  net: MoneyView | null;
  live: MoneyView | null;
  pending: boolean;
  onSubmit: (amount: number) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.offer");
  const money = useFormatMoney();
  const read = (typed: string): number | null => {
    const amount = parseMoney(typed, max.currency);
    return amount !== null && amount > 0 && amount < max.amount ? amount : null;
  };
  const form = useForm({
    initialValues: { amount: "" },
    validate: { amount: (typed) => (read(typed) === null ? t("amountWrong", { max: money(max) }) : null) },
  });
  const amount = read(form.values.amount);

  return (
    <form onSubmit={form.onSubmit((values) => onSubmit(read(values.amount) ?? 0))} noValidate>
      <Stack gap="md">
        <Text size="sm">{t("body")}</Text>
        {live && <Text size="sm">{t("replaces", { amount: money(live) })}</Text>}
        <TextInput
          label={t("amount")}
          description={t("amountHint", { max: money(max) })}
          inputMode="decimal"
          autoComplete="off"
          rightSection={
            <Text size="sm" c="dimmed" pe="xs">
              {max.currency}
            </Text>
          }
          rightSectionWidth={52}
          data-autofocus
          {...form.getInputProps("amount")}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {amount !== null && net && t("netAfter", { amount: money({ amount: net.amount - amount, currency: net.currency }) })}
        </Text>
        <FormActions confirm={t("confirm")} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
