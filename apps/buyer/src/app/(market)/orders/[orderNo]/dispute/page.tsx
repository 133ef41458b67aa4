import type { PageProps } from "@souk/portal";
import { createLoader, parseAsInteger } from "nuqs/server";
import { getTranslations } from "next-intl/server";
import { DisputePage } from "../../../../../dispute/dispute-page.tsx";
import { orderOf } from "../../../../../order/load-order.ts";

export const generateMetadata = async ({ params }: PageProps<"orderNo">) => ({
  title: (await getTranslations("buyer.dispute"))("title", { no: (await params).orderNo }),
});

/** Which of several disputes; the latest unless told. */
const loadRound = createLoader({ no: parseAsInteger });

const Page = async ({ params, searchParams }: PageProps<"orderNo">) => {
  const [order, { no }] = await Promise.all([orderOf((await params).orderNo), loadRound(searchParams)]);
  return <DisputePage order={order} dispute={order.disputes.find((each) => each.no === no) ?? order.disputes.at(-1) ?? null} />;
};
export default Page;
