import type { PageProps } from "@souk/portal";
import { getTranslations } from "next-intl/server";
import { orderOf } from "../../../../order/load-order.ts";
import { OrderPage } from "../../../../order/order-page.tsx";

export const generateMetadata = async ({ params }: PageProps<"orderNo">) => ({
  title: (await getTranslations("buyer.orders"))("order", { no: (await params).orderNo }),
});

const Page = async ({ params }: PageProps<"orderNo">) => <OrderPage order={await orderOf((await params).orderNo)} />;
export default Page;
