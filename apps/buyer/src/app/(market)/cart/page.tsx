import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CartView } from "../../../cart/cart-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.cart"))("title") });

const CartPage = async () => {
  const t = await getTranslations("buyer.cart");
  return (
    <div>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={2} height={180} />}>
        <Contents />
      </Suspense>
    </div>
  );
};
export default CartPage;

const Contents = async () => {
  const caller = await callerForThisRequest();
  const { cart } = await caller.buyer.cart.get();
  return <CartView cart={cart} />;
};
