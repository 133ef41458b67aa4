import type { PageProps } from "@souk/portal";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Desk } from "../../../desks/desk.tsx";
import { PaymentCase } from "../../../desks/payment-case.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.desk.payments"))("title") });

export default async function PaymentsPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.desk.payments");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={5} height={110} />}>
        <Desk desk="payments" query={query} Case={PaymentCase} />
      </Suspense>
    </>
  );
}
