"use client";

import { ActionIcon, Code, CopyButton, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** A text made to be carried elsewhere: a number, a hash, a command. `block` keeps its lines and scrolls in its own box. */
export const CopyText = ({ text, shown = text, block = false }: { text: string; shown?: string; block?: boolean }) => {
  const t = useTranslations("common");
  return (
    <Group gap={4} wrap="nowrap" align={block ? "flex-start" : "center"} className={block ? "souk-copy souk-copy-block" : "souk-copy"}>
      <Code block={block} title={shown === text ? undefined : text}>
        {shown}
      </Code>
      <CopyButton value={text} timeout={1_500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copied") : t("copy")}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={copied ? t("copied") : t("copy")} onClick={copy}>
              {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
};
