import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PolicyTable } from "../../../policy/policy-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.policy"))("title") });

export default async function PolicyPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={6} height={160} />}>
      <Parameters />
    </Suspense>
  );
}

const Parameters = async () => {
  const [t, caller] = await Promise.all([getTranslations("admin.policy"), callerForThisRequest()]);
  const policy = await caller.admin.policy.get();
  return (
    <>
      <PageHeading lead={`${t("preset", { preset: policy.preset })} · ${t("version", { version: policy.version })}. ${t("lead")}`}>{t("title")}</PageHeading>
      <PolicyTable policy={policy} />
    </>
  );
};
