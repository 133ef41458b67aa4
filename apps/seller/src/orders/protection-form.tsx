"use client";

import { NumberInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";

/** How many days the seller adds to the buyer's protection, asked for or not (T25); it can never be taken back. */
export const ProtectionForm = ({
  no,
  asked,
  max,
  pending,
  onSubmit,
  onCancel,
}: {
  no: number;
  asked: number | null;
  max: number;
  pending: boolean;
  onSubmit: (days: number) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.protection");
  const form = useForm<{ days: number | string }>({
    initialValues: { days: asked ?? 5 },
    validate: { days: (value) => (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max ? null : t("daysWrong", { max })) },
  });
  return (
    <form onSubmit={form.onSubmit(({ days }) => onSubmit(Number(days)))} noValidate>
      <Stack gap="md">
        <Text size="sm">{t("body", { no })}</Text>
        <NumberInput
          label={t("days")}
          description={t("daysHint", { max })}
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
          {...form.getInputProps("days")}
        />
        <FormActions confirm={t("confirm")} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
