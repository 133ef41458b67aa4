import { one, type PageProps } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DisputeInbox } from "../../../disputes/dispute-inbox.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.disputes"))("title") });

export default async function DisputesPage({ searchParams }: PageProps) {
  const t = await getTranslations("seller.disputes");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={220} />}>
        <Disputes cursor={one((await searchParams)["cursor"])} />
      </Suspense>
    </>
  );
}

const pageSize = 50;

const Disputes = async ({ cursor }: { cursor: string | undefined }) => {
  const caller = await callerForThisRequest();
  const { orders, nextCursor } = await caller.seller.orders.list({ tab: "in_dispute", limit: pageSize, ...(cursor ? { cursor } : {}) });
  return <DisputeInbox rows={orders} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
