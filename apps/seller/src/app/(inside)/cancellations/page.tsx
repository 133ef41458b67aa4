import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Inbox } from "../../../cancellations/inbox.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.cancellations"))("title") });

export default async function CancellationsPage() {
  const t = await getTranslations("seller.cancellations");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={220} />}>
        <Requests />
      </Suspense>
    </>
  );
}

const limit = 100;

const Requests = async () => {
  const caller = await callerForThisRequest();
  const { orders } = await caller.seller.cancellations.list({ show: "open", limit });
  return <Inbox rows={orders} />;
};
