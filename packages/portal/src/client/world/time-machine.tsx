"use client";

import { Button, Group, Modal, Radio, RadioGroup, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { Preview } from "./preview.tsx";
import { RateControl } from "./rate-control.tsx";
import { presets, targetOf, type Choice } from "./targets.ts";
import type { Advancing } from "./use-advance.ts";

/** Where time is turned: how far, what that will set off, and only then the button. */
export const TimeMachine = ({
  choice,
  onChoose,
  advancing,
  onClose,
}: {
  choice: Choice;
  onChoose: (choice: Choice) => void;
  advancing: Advancing;
  onClose: () => void;
}) => {
  const t = useTranslations("worldBar");
  const dialog = useTranslations("dialog");
  const [span, setSpan] = useState({ days: "", hours: "", minutes: "" });
  const target = targetOf(choice, span);

  return (
    <Modal opened onClose={onClose} title={t("advance")} size="lg" closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (target) advancing.start(target, onClose);
        }}
      >
        <Stack gap="md">
          <RadioGroup label={t("howFar")} description={t("forwardOnly")} value={choice} onChange={onChoose}>
            <Group gap="md" mt="xs">
              {[...presets, "custom" as const].map((each) => (
                <Radio key={each} value={each} color="iris" label={each === "custom" ? t("custom") : t(`presets.${each}`)} />
              ))}
            </Group>
          </RadioGroup>
          {choice === "custom" && (
            <Group grow>
              {(["days", "hours", "minutes"] as const).map((unit) => (
                <TextInput
                  key={unit}
                  type="number"
                  min={0}
                  step={1}
                  label={t(unit)}
                  value={span[unit]}
                  onChange={(event) => setSpan({ ...span, [unit]: event.currentTarget.value })}
                />
              ))}
            </Group>
          )}
          {target ? <Preview target={target} /> : <Text c="dimmed">{t("giveSpan")}</Text>}
          <ProblemNotice problem={advancing.problem} onClose={advancing.reset} />
          <Group justify="space-between" align="flex-end">
            <RateControl />
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t("back")}
              </Button>
              <Button type="submit" color="iris" disabled={!target} loading={advancing.pending}>
                {t("confirm")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
