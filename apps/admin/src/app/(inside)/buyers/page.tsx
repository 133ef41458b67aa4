import { natural, one, type PageProps, type Query } from "@souk/portal";
import { buyerStates } from "@souk/rulebook";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BuyerTable } from "../../../buyers/buyer-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.buyers"))("title") });

export default async function BuyersPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.buyers");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={52} />}>
        <Accounts query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;

const Accounts = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const search = one(query["q"]);
  const state = buyerStates.find((each) => each === one(query["state"]));
  const cursor = one(query["cursor"]);
  const { buyers, nextCursor } = await caller.admin.buyers.list({ limit, ...(search && { search }), ...(state && { state }), ...(cursor && { cursor }) });
  const opened = buyers.find(({ buyer }) => buyer.personId === natural(query["buyer"])) ?? null;
  return <BuyerTable buyers={buyers} search={search ?? ""} state={state ?? ""} opened={opened} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
