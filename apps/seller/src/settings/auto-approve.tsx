"use client";

import { Button, Group, NumberInput, Stack, Switch, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { durationMs, Panel } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Settings } from "../api-types.ts";

const minuteMs = 60_000;
const minutesMax = 43_200;
const usual = 30;

/** The rule by which early cancellation requests are approved without waiting for the seller (rules.md 0). */
export const AutoApprove = ({ settings }: { settings: Settings }) => {
  const t = useTranslations("seller.settings");
  const trpc = useTRPC();
  const save = useCommand(trpc.seller.settings.update.mutationOptions(), { done: t("saved") });
  const now = settings.autoApproveWindow === null ? null : Math.round(durationMs(settings.autoApproveWindow) / minuteMs);
  const form = useForm<{ on: boolean; minutes: number | string }>({
    initialValues: { on: now !== null, minutes: now ?? usual },
    validate: {
      minutes: (value, { on }) => (!on || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= minutesMax) ? null : t("minutesWrong")),
    },
  });

  return (
    <Panel id="auto-approve" title={t("autoTitle")}>
      <form onSubmit={form.onSubmit(({ on, minutes }) => save.send({ autoApproveWindow: on ? `PT${Number(minutes)}M` : null }))} noValidate>
        <Stack gap="md" maw={560}>
          <Text size="sm">{t("autoBody")}</Text>
          <Text size="sm" fw={600}>
            {now === null ? t("off") : t("on", { minutes: now })}
          </Text>
          <Switch label={t("auto")} {...form.getInputProps("on", { type: "checkbox" })} />
          <NumberInput
            label={t("minutes")}
            description={t("minutesHint")}
            allowDecimal={false}
            allowNegative={false}
            disabled={!form.values.on}
            maw={240}
            {...form.getInputProps("minutes")}
          />
          <ProblemNotice problem={save.problem} onClose={save.reset} />
          <Group>
            <Button type="submit" loading={save.pending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
};
