import type { PageProps } from "@souk/portal";
import { getTranslations } from "next-intl/server";
import { DisputeWizard } from "../../../../../../dispute/dispute-wizard.tsx";
import { orderOf } from "../../../../../../order/load-order.ts";

export const generateMetadata = async ({ params }: PageProps<"orderNo">) => ({
  title: (await getTranslations("buyer.wizard"))("title", { no: (await params).orderNo }),
});

const Page = async ({ params }: PageProps<"orderNo">) => <DisputeWizard order={await orderOf((await params).orderNo)} />;
export default Page;
