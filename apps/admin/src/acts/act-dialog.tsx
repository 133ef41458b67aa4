"use client";

import { Modal, Stack, Text, Textarea } from "@mantine/core";
import { ProblemNotice, type Problem } from "@souk/portal/client";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

/**
 * Asks before an act that others will feel: what it does, why (a reason that goes on record), then one button that says so.
 * `fields` stand above the reason, such as an amount or what the act will touch; `ready` tells whether they are filled in.
 */
export const ActDialog = ({
  title,
  lead,
  reason,
  confirm,
  colour = "zellige",
  size = "md",
  pending,
  problem,
  ready = true,
  onSend,
  onClose,
  fields,
  last,
}: {
  title: string;
  lead?: ReactNode;
  /** What the reason is called here: "Reason", "Note". */
  reason: string;
  confirm: string;
  colour?: string;
  size?: "md" | "lg" | "xl";
  pending: boolean;
  problem: Problem | null;
  ready?: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
  fields?: ReactNode;
  /** Asked after the reason, right above the button; told whether the button was pressed in vain. */
  last?: (tried: boolean) => ReactNode;
}) => {
  const t = useTranslations("admin.act");
  const dialog = useTranslations("dialog");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const missing = text.trim() === "";
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing && ready) onSend(text.trim());
        }}
      >
        <Stack gap="md">
          {lead && (
            <Text size="sm" component="div">
              {lead}
            </Text>
          )}
          {fields}
          <Textarea
            label={reason}
            description={t("onRecord")}
            value={text}
            error={tried && missing ? t("reasonMissing") : null}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={2_000}
            autosize
            minRows={2}
            maxRows={8}
            withAsterisk
            data-autofocus
          />
          {last?.(tried)}
          <ProblemNotice problem={problem} />
          <FormActions confirm={confirm} colour={colour} pending={pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
