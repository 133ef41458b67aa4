import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { orderOf } from "../../../../orders/load-order.ts";
import { OrderView } from "../../../../orders/order-view.tsx";

interface Props {
  readonly params: Promise<{ no: string }>;
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await getTranslations("seller.order"))("title", { no: (await params).no }) });

export default function OrderPage({ params }: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} height={160} />}>
      <Whole params={params} />
    </Suspense>
  );
}

const Whole = async ({ params }: Props) => <OrderView order={await orderOf((await params).no)} />;
