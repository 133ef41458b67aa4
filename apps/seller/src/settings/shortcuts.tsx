"use client";

import { Stack, Switch, Text } from "@mantine/core";
import { Panel, useSingleKeys } from "@souk/ui";
import { useTranslations } from "next-intl";

/** Single-key shortcuts can be switched off in this browser (WCAG 2.1.4). */
export const Shortcuts = () => {
  const t = useTranslations("seller.settings");
  const [on, set] = useSingleKeys();
  return (
    <Panel id="shortcuts" title={t("shortcuts")}>
      <Stack gap="md" maw={560}>
        <Text size="sm">{t("shortcutsBody")}</Text>
        <Switch label={t("shortcutsOn")} checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      </Stack>
    </Panel>
  );
};
