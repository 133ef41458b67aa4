import type { PageProps } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrderList } from "../../../orders/order-list.tsx";
import { OrderTabs } from "../../../orders/order-tabs.tsx";
import { loadList, type ListQuery } from "../../../orders/tabs.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.orders"))("title") });

const pageSize = 20;

const OrdersPage = async ({ searchParams }: PageProps) => {
  const [t, query] = await Promise.all([getTranslations("buyer.orders"), loadList(searchParams)]);
  return (
    <div>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={1} height={44} />}>
        <Tabs />
      </Suspense>
      <Suspense key={JSON.stringify(query)} fallback={<ListSkeleton height={190} />}>
        <List query={query} />
      </Suspense>
    </div>
  );
};
export default OrdersPage;

const Tabs = async () => {
  const caller = await callerForThisRequest();
  const { counts } = await caller.buyer.orders.counts();
  return <OrderTabs counts={counts} />;
};

const List = async ({ query }: { query: ListQuery }) => {
  const caller = await callerForThisRequest();
  const { orders, nextCursor } = await caller.buyer.orders.list({
    tab: query.tab,
    limit: pageSize,
    ...(query.q && { search: query.q.slice(0, 200) }),
    ...(query.cursor && { cursor: query.cursor }),
  });
  return <OrderList tab={query.tab} orders={orders} nextCursor={nextCursor} />;
};
