"use client";

import { Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormActions } from "@souk/ui";

const textMax = 2_000;

/** An answer that has to be explained: what pressing does, the words, and one button that says so. */
export const WordsForm = ({
  body,
  label,
  hint,
  missing,
  confirm,
  pending,
  onSubmit,
  onCancel,
}: {
  body: string;
  label: string;
  hint: string;
  missing: string;
  confirm: string;
  pending: boolean;
  onSubmit: (text: string) => void;
  onCancel: () => void;
}) => {
  const form = useForm({ initialValues: { text: "" }, validate: { text: (value) => (value.trim() === "" ? missing : null) } });
  return (
    <form onSubmit={form.onSubmit(({ text }) => onSubmit(text.trim()))} noValidate>
      <Stack gap="md">
        <Text size="sm">{body}</Text>
        <Textarea label={label} description={hint} autosize minRows={3} maxRows={10} maxLength={textMax} data-autofocus {...form.getInputProps("text")} />
        <FormActions confirm={confirm} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
