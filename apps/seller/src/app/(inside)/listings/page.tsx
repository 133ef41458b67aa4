import { one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ListingTable } from "../../../listings/listing-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.listings"))("title") });

export default async function ListingsPage({ searchParams }: PageProps) {
  const t = await getTranslations("seller.listings");
  const query = await searchParams;
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={8} height={64} />}>
        <Shelf query={query} />
      </Suspense>
    </>
  );
}

const pageSize = 50;

const Shelf = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const search = one(query["q"]) ?? "";
  const cursor = one(query["cursor"]);
  const { listings, nextCursor } = await caller.seller.listings.list({ limit: pageSize, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) });
  return <ListingTable listings={listings} search={search} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
