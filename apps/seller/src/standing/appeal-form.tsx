"use client";

import { Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, Panel } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Standing } from "../api-types.ts";

const textMax = 2_000;

/** The one appeal against a block. */
export const AppealForm = ({ answer }: { answer: Standing["answers"][number] }) => {
  const t = useTranslations("seller.appeal");
  const trpc = useTRPC();
  const appeal = useCommand(trpc.seller.investigation.appeal.mutationOptions(), { done: t("done") });
  const form = useForm({ initialValues: { text: "" }, validate: { text: (value) => (value.trim() === "" ? t("missing") : null) } });
  return (
    <Panel id="appeal" title={t("title")}>
      <form onSubmit={form.onSubmit(({ text }) => appeal.send({ text: text.trim() }))} noValidate>
        <Stack gap="md">
          <Text size="sm">{t("text")}</Text>
          <Textarea
            label={t("words")}
            description={t("wordsHint")}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={textMax}
            disabled={!answer.allowed}
            {...form.getInputProps("text")}
          />
          <ProblemNotice problem={appeal.problem} onClose={appeal.reset} />
          <Group>
            <ActionButton answer={answer} type="submit" loading={appeal.pending}>
              {t("send")}
            </ActionButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
};
