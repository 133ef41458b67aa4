import { getTranslations } from "next-intl/server";
import { ReturnPage } from "../../../../../dispute/return-page.tsx";
import { orderOf } from "../../../../../order/load-order.ts";

export const generateMetadata = async ({ params }: PageProps<"/orders/[orderNo]/return">) => ({
  title: (await getTranslations("buyer.returning"))("title", { no: (await params).orderNo }),
});

const Page = async ({ params }: PageProps<"/orders/[orderNo]/return">) => <ReturnPage order={await orderOf((await params).orderNo)} />;
export default Page;
