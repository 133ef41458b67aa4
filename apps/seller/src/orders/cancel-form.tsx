"use client";

import { NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { reasons } from "@souk/rulebook";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";

const causes = reasons.sellerCancel.map((each) => each.reason);
export type SellerCause = (typeof causes)[number];

export interface SellerCancellation {
  readonly reason: SellerCause;
  readonly note: string;
}

const isCause = (value: string): value is SellerCause => (causes as readonly string[]).includes(value);

/** Why the seller gives the order up (T20): counted as the seller's fault, refunded in full. */
export const CancelForm = ({
  body,
  pending,
  onSubmit,
  onCancel,
}: {
  body: string;
  pending: boolean;
  onSubmit: (cancellation: SellerCancellation) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.giveUp");
  const words = useTranslations("law.sellerCancelReason");
  const form = useForm({ initialValues: { reason: "", note: "" }, validate: { reason: (value) => (isCause(value) ? null : t("reasonMissing")) } });
  return (
    <form
      onSubmit={form.onSubmit(({ reason, note }) => {
        if (isCause(reason)) onSubmit({ reason, note });
      })}
      noValidate
    >
      <Stack gap="md">
        <Text size="sm">{body}</Text>
        <NativeSelect
          label={t("reason")}
          data={[{ value: "", label: t("reasonPick") }, ...causes.map((cause) => ({ value: cause, label: words(cause) }))]}
          data-autofocus
          {...form.getInputProps("reason")}
        />
        <Textarea label={t("note")} autosize minRows={2} maxLength={2000} {...form.getInputProps("note")} />
        <FormActions confirm={t("confirm")} colour="pomegranate" pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
