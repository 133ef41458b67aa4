"use client";

import { ActionIcon, Group, TextInput } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** A number of units from `min` to `max`, by two buttons or typed. Reports whole numbers only. */
export const Quantity = ({
  value,
  min = 1,
  max,
  onChange,
  label,
  disabled = false,
}: {
  value: number;
  min?: number;
  max: number;
  onChange: (quantity: number) => void;
  label?: string;
  disabled?: boolean;
}) => {
  const t = useTranslations("common");
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const set = (quantity: number) => {
    const next = Math.min(max, Math.max(min, quantity));
    setTyped(String(next));
    if (next !== value) onChange(next);
  };
  const name = label ?? t("quantity");
  return (
    <Group gap={4} wrap="nowrap" align="flex-end">
      <ActionIcon variant="default" size="lg" aria-label={t("less", { what: name })} disabled={disabled || value <= min} onClick={() => set(value - 1)}>
        <IconMinus size={16} aria-hidden />
      </ActionIcon>
      <TextInput
        aria-label={name}
        inputMode="numeric"
        w={56}
        disabled={disabled}
        value={typed}
        classNames={{ input: "souk-quantity" }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => set(Number.parseInt(typed, 10) || value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <ActionIcon variant="default" size="lg" aria-label={t("more", { what: name })} disabled={disabled || value >= max} onClick={() => set(value + 1)}>
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
};
