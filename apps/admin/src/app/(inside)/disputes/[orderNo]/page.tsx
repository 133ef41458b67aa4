import { natural, type PageProps } from "@souk/portal";
import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { CaseView } from "../../../../disputes/case-view.tsx";

type Props = PageProps<"orderNo">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await getTranslations("admin.case"))("title", { no: (await params).orderNo }) });

export default function CasePage(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} height={180} />}>
      <Case {...props} />
    </Suspense>
  );
}

/** The dispute that was asked for, else the latest; an order without one has no case. */
const Case = async ({ params, searchParams }: Props) => {
  const [orderNo, no] = [natural((await params).orderNo), natural((await searchParams)["no"])];
  if (orderNo === undefined) notFound();
  const { order } = await orNotFound((await callerForThisRequest()).admin.orders.story({ orderNo }));
  const dispute = no === undefined ? order.disputes.at(-1) : order.disputes.find((each) => each.no === no);
  if (!dispute) notFound();
  return <CaseView key={dispute.no} order={order} dispute={dispute} />;
};
