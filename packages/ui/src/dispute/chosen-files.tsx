"use client";

import { Button, Group, List, ListItem } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { FilePicker } from "./file-picker.tsx";

/** Files that go along with what is being written and leave with it; `left` is how many may, `busy` the one that is on its way. */
export const ChosenFiles = ({
  files,
  left,
  busy = null,
  onChange,
}: {
  files: readonly File[];
  left: number;
  busy?: string | null;
  onChange: (files: readonly File[]) => void;
}) => {
  const t = useTranslations("evidence");
  return (
    <div>
      <FilePicker left={left - files.length} busy={busy} onFiles={(more) => onChange([...files, ...more])} />
      {files.length > 0 && (
        <List size="sm" mt="xs" listStyleType="none" aria-label={t("attached")}>
          {files.map((file, index) => (
            <ListItem key={`${file.name}${index}`}>
              <Group gap="xs">
                <span className="souk-wrap">{file.name}</span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t("remove", { name: file.name })}
                  onClick={() => onChange(files.filter((_, at) => at !== index))}
                >
                  <IconX size={14} aria-hidden />
                </Button>
              </Group>
            </ListItem>
          ))}
        </List>
      )}
    </div>
  );
};
