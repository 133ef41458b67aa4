import { one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DisputeTable } from "../../../disputes/dispute-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.disputes"))("title") });

export default async function DisputesPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.disputes");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={8} height={56} />}>
        <Queue query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;

const Queue = async ({ query }: { query: Query }) => {
  const cursor = one(query["cursor"]);
  const { orders, nextCursor } = await (await callerForThisRequest()).admin.desks.list({ desk: "disputes", limit, ...(cursor && { cursor }) });
  return <DisputeTable orders={orders} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
