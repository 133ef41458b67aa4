import type { PageProps } from "@souk/portal";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { orderOf } from "../../../../orders/load-order.ts";
import { OrderView } from "../../../../orders/order-view.tsx";

type Props = PageProps<"no">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await getTranslations("seller.order"))("title", { no: (await params).no }) });

export default function OrderPage(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} height={160} />}>
      <Whole {...props} />
    </Suspense>
  );
}

const Whole = async ({ params }: Props) => <OrderView order={await orderOf((await params).no)} />;
