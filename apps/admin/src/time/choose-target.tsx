"use client";

import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { presets, units, type Choice, type Custom } from "./choice.ts";

/** How far the clock shall go: one of the usual spans, a span of one's own, or an instant. */
export const ChooseTarget = ({
  choice,
  custom,
  onChoose,
  onCustom,
}: {
  choice: Choice;
  custom: Custom;
  onChoose: (choice: Choice) => void;
  onCustom: (custom: Custom) => void;
}) => {
  const t = useTranslations("admin.time");
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" role="group" aria-label={t("presets")}>
        {presets.map((preset) => (
          <UnstyledButton key={preset} className="souk-preset" aria-pressed={choice === preset} onClick={() => onChoose(preset)}>
            {t(`preset.${preset}`)}
          </UnstyledButton>
        ))}
        <UnstyledButton className="souk-preset" aria-pressed={choice === "span"} onClick={() => onChoose("span")}>
          {t("customSpan")}
        </UnstyledButton>
        <UnstyledButton className="souk-preset" aria-pressed={choice === "instant"} onClick={() => onChoose("instant")}>
          {t("to")}
        </UnstyledButton>
      </SimpleGrid>
      {choice === "span" && (
        <Group align="flex-end" gap="sm">
          <TextInput
            type="number"
            min={1}
            label={t("customAmount")}
            value={custom.amount}
            onChange={(event) => onCustom({ ...custom, amount: event.currentTarget.value })}
            w={140}
          />
          <NativeSelect
            label={t("customUnit")}
            value={custom.unit}
            onChange={(event) => onCustom({ ...custom, unit: units.find((unit) => unit === event.currentTarget.value) ?? "hours" })}
            data={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          />
        </Group>
      )}
      {choice === "instant" && (
        <TextInput
          type="datetime-local"
          step={1}
          label={t("toInstant")}
          value={custom.instant}
          onChange={(event) => onCustom({ ...custom, instant: event.currentTarget.value })}
          maw={280}
        />
      )}
      <Checkbox
        label={t("stopBefore")}
        description={t("stopBeforeHint")}
        checked={custom.stopBefore}
        onChange={(event) => onCustom({ ...custom, stopBefore: event.currentTarget.checked })}
      />
    </Stack>
  );
};
