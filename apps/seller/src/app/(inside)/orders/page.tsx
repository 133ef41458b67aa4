import { one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrderQueue } from "../../../orders/order-queue.tsx";
import { isTab } from "../../../orders/tabs.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.orders"))("title") });

export default async function OrdersPage({ searchParams }: PageProps) {
  const t = await getTranslations("seller.orders");
  const query = await searchParams;
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={8} height={64} />}>
        <Queue query={query} />
      </Suspense>
    </>
  );
}

const pageSize = 50;

const Queue = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const wanted = one(query["tab"]);
  const tab = isTab(wanted) ? wanted : "to_ship";
  const search = one(query["q"]) ?? "";
  const cursor = one(query["cursor"]);
  const [{ orders, nextCursor }, { counts }] = await Promise.all([
    caller.seller.orders.list({ tab, limit: pageSize, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) }),
    caller.seller.orders.counts(),
  ]);
  return <OrderQueue tab={tab} counts={counts} rows={orders} search={search} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
