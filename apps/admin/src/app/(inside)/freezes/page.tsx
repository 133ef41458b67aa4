import { one, type PageProps, type Query } from "@souk/portal";
import { storeStates } from "@souk/rulebook";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FreezeConsole } from "../../../stores/freeze-console.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.freezes"))("title") });

export default async function FreezesPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.freezes");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={6} height={56} />}>
        <Stores query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;
const proposals = ["review", "freeze"] as const;

const Stores = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const state = storeStates.find((each) => each === one(query["state"]));
  const proposal = proposals.find((each) => each === one(query["proposal"]));
  const cursor = one(query["cursor"]);
  const { stores, nextCursor } = await caller.admin.stores.console({
    limit,
    ...(state && { state }),
    ...(proposal && { proposal }),
    ...(cursor && { cursor }),
  });
  return <FreezeConsole rows={stores} state={state ?? ""} proposal={proposal ?? ""} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
