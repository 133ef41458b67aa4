import { natural, one, type PageProps, type Query } from "@souk/portal";
import { orderStates } from "@souk/rulebook";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrderSearch } from "../../../orders/order-search.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.orders"))("title") });

export default async function OrdersPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.orders");
  const query = await searchParams;
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={48} />}>
        <Orders query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;

const Orders = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const search = one(query["q"]);
  const state = orderStates.find((each) => each === one(query["state"]));
  const buyerId = natural(query["buyer"]);
  const storeId = natural(query["store"]);
  const cursor = one(query["cursor"]);
  const { orders, nextCursor } = await caller.admin.orders.list({
    limit,
    ...(search && { search }),
    ...(state && { state }),
    ...(buyerId && { buyerId }),
    ...(storeId && { storeId }),
    ...(cursor && { cursor }),
  });
  const narrowed = [search, state, buyerId, storeId].some((each) => each !== undefined);
  return <OrderSearch rows={orders} search={search ?? ""} state={state ?? ""} narrowed={narrowed} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
