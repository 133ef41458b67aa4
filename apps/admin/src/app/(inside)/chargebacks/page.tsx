import type { PageProps } from "@souk/portal";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Desk } from "../../../desks/desk.tsx";
import { ChargebackCase } from "../../../desks/chargeback-case.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.desk.chargebacks"))("title") });

export default async function ChargebacksPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.desk.chargebacks");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={5} height={110} />}>
        <Desk desk="chargebacks" query={query} Case={ChargebackCase} />
      </Suspense>
    </>
  );
}
