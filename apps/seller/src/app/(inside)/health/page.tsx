import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { HealthView } from "../../../health/health-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.health"))("title") });

export default async function HealthPage() {
  const t = await getTranslations("seller.health");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={240} />}>
        <Figures />
      </Suspense>
    </>
  );
}

const Figures = async () => {
  const caller = await callerForThisRequest();
  return <HealthView health={await caller.seller.health.get()} />;
};
