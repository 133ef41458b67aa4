import { callerForThisRequest, personOfThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TimeMachinePage } from "../../../time/time-machine-page.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.time"))("title") });

export default async function TimePage() {
  const t = await getTranslations("admin.time");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={200} />}>
        <Machine />
      </Suspense>
    </>
  );
}

const Machine = async () => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const { advances } = await caller.clock.history({ limit: 20 });
  return <TimeMachinePage world={world.slug} apiUrl={process.env["SOUK_API_URL"] ?? "http://127.0.0.1:4000"} history={advances} />;
};
