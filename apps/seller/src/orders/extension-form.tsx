"use client";

import { NumberInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";

/** How many more days the seller asks the buyer for (T19). */
export const ExtensionForm = ({
  no,
  max,
  pending,
  onSubmit,
  onCancel,
}: {
  no: number;
  max: number;
  pending: boolean;
  onSubmit: (days: number) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.extension");
  const form = useForm<{ days: number | string }>({
    initialValues: { days: 2 },
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
