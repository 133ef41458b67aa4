import { Stack, Text } from "@mantine/core";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AutoApprove } from "../../../settings/auto-approve.tsx";
import { Shortcuts } from "../../../settings/shortcuts.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.settings"))("title") });

export default async function SettingsPage() {
  const t = await getTranslations("seller.settings");
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={2} height={220} />}>
        <Panels />
      </Suspense>
    </>
  );
}

const Panels = async () => {
  const [state, caller] = await Promise.all([getTranslations("law.storeState"), callerForThisRequest()]);
  const { settings } = await caller.seller.settings.get();
  return (
    <Stack gap="lg">
      <Text c="dimmed">
        {settings.name} · {state.has(settings.state) ? state(settings.state) : settings.state}
      </Text>
      <AutoApprove settings={settings} />
      <Shortcuts />
    </Stack>
  );
};
