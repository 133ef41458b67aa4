"use client";

import { NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { rejectReasons, type RejectReason } from "@souk/rulebook";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";

export interface Rejection {
  readonly reason: RejectReason;
  readonly note: string;
}

const isReason = (value: string): value is RejectReason => (rejectReasons as readonly string[]).includes(value);

/** Why the seller says no: a reason from the law's list, and a note the buyer reads. */
export const RejectForm = ({
  body,
  pending,
  onSubmit,
  onCancel,
}: {
  body: string;
  pending: boolean;
  onSubmit: (rejection: Rejection) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.reject");
  const words = useTranslations("law.rejectReason");
  const form = useForm({
    initialValues: { reason: "", note: "" },
    validate: { reason: (value) => (isReason(value) ? null : t("reasonMissing")) },
  });

  return (
    <form
      onSubmit={form.onSubmit(({ reason, note }) => {
        if (isReason(reason)) onSubmit({ reason, note });
      })}
      noValidate
    >
      <Stack gap="md">
        <Text size="sm">{body}</Text>
        <NativeSelect
          label={t("reason")}
          data={[{ value: "", label: t("reasonPick") }, ...rejectReasons.map((reason) => ({ value: reason, label: words(reason) }))]}
          data-autofocus
          {...form.getInputProps("reason")}
        />
        <Textarea label={t("note")} description={t("noteHint")} autosize minRows={2} maxLength={2000} {...form.getInputProps("note")} />
        <FormActions confirm={t("confirm")} colour="pomegranate" pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
