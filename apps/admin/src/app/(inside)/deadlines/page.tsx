import { natural, one, type PageProps, type Query } from "@souk/portal";
import { deadlineKinds } from "@souk/rulebook";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DeadlineBoard } from "../../../deadlines/deadline-board.tsx";
import { QueuesButton } from "../../../deadlines/queues-button.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.deadlines"))("title") });

export default async function DeadlinesPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.deadlines");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")} actions={<QueuesButton />}>
        {t("title")}
      </PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={56} />}>
        <Board query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;
const states = ["armed", "suspended", "fired"] as const;

const Board = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const wanted = one(query["state"]) ?? "armed";
  const state = states.find((each) => each === wanted);
  const kind = deadlineKinds.find((each) => each === one(query["kind"]));
  const orderNo = natural(query["order"]);
  const cursor = one(query["cursor"]);
  const { deadlines, counts, nextCursor } = await caller.admin.deadlines.list({
    limit,
    ...(state && { state }),
    ...(kind && { kind }),
    ...(orderNo && { orderNo }),
    ...(cursor && { cursor }),
  });
  return (
    <DeadlineBoard
      dues={deadlines}
      counts={counts}
      filters={{ state: state ?? "all", kind: kind ?? "", order: orderNo ? String(orderNo) : "" }}
      nextCursor={nextCursor}
      paged={cursor !== undefined}
    />
  );
};
