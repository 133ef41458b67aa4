"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** The search of a list: "/" leads to it, it asks once typing rests, Enter asks at once and Esc empties it. */
export const SearchField = ({
  label,
  placeholder,
  value,
  onSearch,
  width = 420,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (text: string) => void;
  width?: number;
}) => {
  const t = useTranslations("states");
  const [typed, setTyped] = useState(value);
  const later = useDebouncedCallback(onSearch, 300);
  // what is typed wins over its own echo: "desk " is being typed while "desk" comes back as the value
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);

  const change = (text: string) => {
    setTyped(text);
    later(text.trim());
  };
  const now = (text: string) => {
    later.cancel();
    setTyped(text);
    onSearch(text.trim());
  };

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") now(typed);
        if (event.key === "Escape" && typed !== "") now("");
      }}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t("clear")} onClick={() => now("")} /> : null}
      data-search
      w="100%"
      maw={width}
    />
  );
};
