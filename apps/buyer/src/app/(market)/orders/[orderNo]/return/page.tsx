import type { PageProps } from "@souk/portal";
import { getTranslations } from "next-intl/server";
import { ReturnPage } from "../../../../../dispute/return-page.tsx";
import { orderOf } from "../../../../../order/load-order.ts";

export const generateMetadata = async ({ params }: PageProps<"orderNo">) => ({
  title: (await getTranslations("buyer.returning"))("title", { no: (await params).orderNo }),
});

const Page = async ({ params }: PageProps<"orderNo">) => <ReturnPage order={await orderOf((await params).orderNo)} />;
export default Page;
