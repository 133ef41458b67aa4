import { natural, type PageProps } from "@souk/portal";
import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { StoreView } from "../../../../stores/store-view.tsx";

type Props = PageProps<"id">;

export const generateMetadata = async () => ({ title: (await getTranslations("admin.store"))("title") });

export default function StorePage(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} height={180} />}>
      <Store {...props} />
    </Suspense>
  );
}

const Store = async ({ params }: Props) => {
  const storeId = natural((await params).id);
  if (storeId === undefined) notFound();
  const caller = await callerForThisRequest();
  return <StoreView page={await orNotFound(caller.admin.stores.get({ storeId }))} />;
};
