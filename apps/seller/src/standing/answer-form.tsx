"use client";

import { Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notify, ProblemNotice, useHandIn, type Problem } from "@souk/portal/client";
import { ActionButton, ChosenFiles, filesMax, Panel } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Standing } from "../api-types.ts";

type Answer = Standing["answers"][number];

const textMax = 2_000;

/** The seller's word to an investigation, with files; what is forgotten can follow as long as nothing is decided. */
export const AnswerForm = ({ investigation, answer }: { investigation: NonNullable<Standing["investigation"]>; answer: Answer }) => {
  const t = useTranslations("seller.answer");
  const router = useRouter();
  const handIn = useHandIn();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sending, setSending] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useForm({ initialValues: { text: "" }, validate: { text: (value) => (value.trim() === "" ? t("missing") : null) } });
  const answered = investigation.evidenceAt !== null;

  const send = async ({ text }: { text: string }) => {
    setSending(true);
    const body = new FormData();
    body.set("text", text.trim());
    for (const file of files) body.append("file", file);
    const met = await handIn("/api/files?investigation=1", body);
    setSending(false);
    setProblem(met);
    if (met === null) {
      notify({ message: t("done"), color: "palm" });
      form.reset();
      setFiles([]);
    }
    if (met === null || met.refusal) startRefresh(() => router.refresh());
  };

  return (
    <Panel id="answer" title={t(answered ? "moreTitle" : "title")}>
      <form onSubmit={form.onSubmit((values) => void send(values))} noValidate>
        <Stack gap="md">
          <Text size="sm">{t(answered ? "moreText" : "text")}</Text>
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
          <ChosenFiles files={files} left={filesMax - investigation.evidence.length} onChange={setFiles} />
          <ProblemNotice problem={problem} onClose={() => setProblem(null)} />
          <Group>
            <ActionButton answer={answer} type="submit" loading={sending || refreshing}>
              {t(answered ? "sendMore" : "send")}
            </ActionButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
};
