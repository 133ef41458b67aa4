"use client";

import { Group, NativeSelect, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { locales } from "@souk/ui/locales";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { localeCookie } from "../../portal.ts";

const schemes = ["light", "dark", "auto"] as const satisfies readonly MantineColorScheme[];
const yearSeconds = 31_536_000;

/** The reader's language and colours. */
export const Preferences = () => {
  const t = useTranslations("portal");
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // what is stored in this browser is not known while the server renders
  const [known, know] = useState(false);
  useEffect(() => know(true), []);

  const speak = (language: string) => {
    document.cookie = `${localeCookie}=${language}; path=/; max-age=${yearSeconds}; samesite=lax`;
    location.reload();
  };

  return (
    <Group gap="sm" grow>
      <NativeSelect size="xs" label={t("language")} value={locale} onChange={(event) => speak(event.currentTarget.value)}>
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {t(`languages.${each}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        size="xs"
        label={t("scheme")}
        value={known ? colorScheme : "auto"}
        onChange={(event) => setColorScheme(schemes.find((each) => each === event.currentTarget.value) ?? "auto")}
      >
        {schemes.map((each) => (
          <option key={each} value={each}>
            {t(`schemes.${each}`)}
          </option>
        ))}
      </NativeSelect>
    </Group>
  );
};
