"use client";

import { Stack, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { readTerms, type TermsDraft, type TermsLimits } from "./terms.ts";
import { TermsFields, type TermsMode } from "./terms-fields.tsx";
import { FormActions } from "../parts/form-actions.tsx";

/** Terms and words as the API takes them. */
export interface WrittenProposal {
  readonly amount: number;
  readonly withReturn: boolean;
  readonly lines: number[];
  readonly text: string;
}

const textMax = 2_000;

/** A proposal in a dispute, from a first draft to sending. `notice` is where its refusal is shown. */
export const ProposalForm = ({
  draft: first,
  text: firstText = "",
  limits,
  mode,
  confirm,
  pending,
  notice,
  onSubmit,
  onCancel,
}: {
  draft: TermsDraft;
  text?: string;
  limits: TermsLimits;
  mode: TermsMode;
  confirm: string;
  pending: boolean;
  notice?: ReactNode;
  onSubmit: (proposal: WrittenProposal) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("proposal");
  const [draft, setDraft] = useState(first);
  const [text, setText] = useState(firstText);
  const [tried, setTried] = useState(false);
  const { terms, problem } = readTerms(draft, limits);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (terms) onSubmit({ ...terms, text: text.trim() });
      }}
    >
      <Stack gap="md">
        <TermsFields draft={draft} limits={limits} mode={mode} problem={tried ? problem : null} onChange={setDraft} />
        <Textarea
          label={t("text")}
          description={t("textHint")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={textMax}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {notice}
        <FormActions confirm={confirm} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
