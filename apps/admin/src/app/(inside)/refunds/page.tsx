import type { PageProps } from "@souk/portal";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Desk } from "../../../desks/desk.tsx";
import { RefundCase } from "../../../desks/refund-case.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.desk.refunds"))("title") });

export default async function RefundsPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.desk.refunds");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={5} height={110} />}>
        <Desk desk="refunds" query={query} Case={RefundCase} />
      </Suspense>
    </>
  );
}
