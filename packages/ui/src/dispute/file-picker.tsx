"use client";

import { Alert, List, ListItem, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useId, useState, type DragEvent } from "react";

/** What a file of evidence may be. */
const types = ["image/png", "image/jpeg", "image/webp", "application/pdf"];
const bytesMax = 5 * 1024 * 1024;

/** How many files each side may put in. */
export const filesMax = 5;

/**
 * Chooses files of evidence, by a dialog or by dropping them. What cannot be taken is left out with the reason: its kind, its size,
 * or that there are `left` places only.
 */
export const FilePicker = ({ left, busy = null, onFiles }: { left: number; busy?: string | null; onFiles: (files: File[]) => void }) => {
  const t = useTranslations("evidence");
  const id = useId();
  const [over, setOver] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);

  const take = (chosen: readonly File[]) => {
    const whyNot = (file: File) => (!types.includes(file.type) ? "wrongType" : file.size > bytesMax ? "tooLarge" : null);
    const sound = chosen.filter((file) => whyNot(file) === null);
    setFaults([
      ...chosen.flatMap((file) => {
        const why = whyNot(file);
        return why ? [t(why, { name: file.name })] : [];
      }),
      ...sound.slice(left).map((file) => t("tooMany", { name: file.name })),
    ]);
    if (sound.length > 0 && left > 0) onFiles(sound.slice(0, left));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };

  return (
    <div className="souk-picker-box">
      <div
        className={clsx("souk-picker", over && "souk-picker-over")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          className="souk-picker-input"
          id={id}
          type="file"
          multiple
          accept={types.join(",")}
          disabled={left === 0 || busy !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // the same file may be chosen again after it failed
            event.currentTarget.value = "";
          }}
        />
        <label htmlFor={id} className="souk-picker-label">
          <IconPaperclip size={18} stroke={1.8} aria-hidden /> {t("choose")}
        </label>
        <Text size="sm" c="dimmed" className="souk-picker-drop">
          {t("drop")}
        </Text>
        <Text size="xs" c="dimmed" id={`${id}-hint`}>
          {t("hint")} {t("left", { n: left })}
        </Text>
      </div>
      <Text size="sm" aria-live="polite">
        {busy !== null && t("uploading", { name: busy })}
      </Text>
      {faults.length > 0 && (
        <Alert color="saffron" mt="xs">
          <List size="sm">
            {faults.map((fault) => (
              <ListItem key={fault}>{fault}</ListItem>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
};
