import { one, type PageProps } from "@souk/portal";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DisputePage } from "../../../../../disputes/dispute-page.tsx";
import { orderOf } from "../../../../../orders/load-order.ts";

type Props = PageProps<"no">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await getTranslations("seller.dispute"))("title", { no: (await params).no }) });

export default function Page(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={3} height={260} />}>
      <Room {...props} />
    </Suspense>
  );
}

/** The dispute an address names; the latest of the order unless told. */
const Room = async ({ params, searchParams }: Props) => {
  const order = await orderOf((await params).no);
  const round = Number(one((await searchParams)["round"]));
  return <DisputePage order={order} dispute={order.disputes.find(({ no }) => no === round) ?? order.disputes.at(-1) ?? null} />;
};
