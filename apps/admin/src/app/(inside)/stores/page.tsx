import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { StoreTable } from "../../../people/store-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.stores"))("title") });

export default async function StoresPage() {
  const t = await getTranslations("admin.stores");
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={6} height={48} />}>
        <Stores />
      </Suspense>
    </>
  );
}

const limit = 100;

const Stores = async () => {
  const { stores } = await (await callerForThisRequest()).admin.stores.list({ limit });
  return <StoreTable stores={stores} />;
};
