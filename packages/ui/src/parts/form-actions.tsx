"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";

/** The end of every form in a dialog: leave all as it is, or the one button that says what is done. */
export const FormActions = ({
  confirm,
  colour,
  pending,
  disabled = false,
  onBack,
}: {
  confirm: string;
  colour?: string | undefined;
  pending: boolean;
  disabled?: boolean;
  onBack: () => void;
}) => (
  <Group justify="flex-end" gap="sm">
    <Button variant="default" onClick={onBack}>
      {useTranslations("dialog")("cancel")}
    </Button>
    <Button type="submit" color={colour} loading={pending} disabled={disabled}>
      {confirm}
    </Button>
  </Group>
);
