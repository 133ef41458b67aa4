"use client";

import { Alert, Text } from "@mantine/core";
import { RefusalNotice } from "@souk/ui";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Problem } from "./problem.ts";

/** A problem beside the button that met it: a refusal with its ways on, anything else in one sentence. Nothing when all is well. */
export const ProblemNotice = ({ problem, onClose }: { problem: Problem | null; onClose?: () => void }) => {
  const t = useTranslations();
  if (!problem) return null;
  if (problem.refusal) return <RefusalNotice refusal={problem.refusal} {...(onClose ? { onClose } : {})} />;
  return (
    <Alert
      color="pomegranate"
      icon={<IconAlertTriangle aria-hidden />}
      withCloseButton={onClose !== undefined}
      onClose={onClose}
      closeButtonLabel={t("refusal.dismiss")}
    >
      {problem.text}
      {problem.requestId && (
        <Text size="xs" ff="monospace">
          {t("states.requestId", { id: problem.requestId })}
        </Text>
      )}
    </Alert>
  );
};
