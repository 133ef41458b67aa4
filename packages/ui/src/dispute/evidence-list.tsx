"use client";

import { Anchor, Text } from "@mantine/core";
import { IconFileTypePdf, IconPhoto } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { EvidenceShape } from "../order/shapes.ts";
import { WorldTime } from "../time/world-time.tsx";

/** Where a portal hands out a file, to those who may see it. */
const fileHref = (fileId: number): string => `/api/files/${fileId}`;

/** Files that were put in, each a download, with when it came. */
export const EvidenceList = ({ label, files }: { label: string; files: readonly EvidenceShape[] }) => {
  const t = useTranslations("evidence");
  if (files.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("none")}
      </Text>
    );
  return (
    <ul aria-label={label} className="souk-files">
      {files.map(({ fileId, name, at }) => {
        const Picture = name.toLowerCase().endsWith(".pdf") ? IconFileTypePdf : IconPhoto;
        return (
          <li key={fileId}>
            <Picture size={20} stroke={1.6} aria-hidden />
            <span>
              <Anchor href={fileHref(fileId)} download={name} size="sm" className="souk-wrap" aria-label={t("download", { name })}>
                {name}
              </Anchor>
              <Text size="xs" c="dimmed" component="span" display="block">
                <WorldTime at={at} />
              </Text>
            </span>
          </li>
        );
      })}
    </ul>
  );
};
