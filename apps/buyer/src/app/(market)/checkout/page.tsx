import type { PageProps } from "@souk/portal";
import { callerForThisRequest, isApiError } from "@souk/portal/server";
import { PageHeading } from "@souk/ui";
import { createLoader, parseAsInteger } from "nuqs/server";
import { getTranslations } from "next-intl/server";
import { standingOfThisRequest } from "../../../account/standing.ts";
import { CheckoutView } from "../../../checkout/checkout-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.checkout"))("title") });

/** "Buy now" names its one line in the address; the cart is bought otherwise. */
const loadLine = createLoader({ variant: parseAsInteger, quantity: parseAsInteger });

const CheckoutPage = async ({ searchParams }: PageProps) => {
  const [t, { variant, quantity }, standing] = await Promise.all([getTranslations("buyer.checkout"), loadLine(searchParams), standingOfThisRequest()]);
  const lines = variant && variant > 0 ? [{ variantId: variant, quantity: Math.min(999, Math.max(1, quantity ?? 1)) }] : undefined;
  return (
    <div>
      <PageHeading>{t("title")}</PageHeading>
      <CheckoutView quote={await quoteOf(lines)} mayBuy={standing?.state !== "purchase_blocked" && standing?.state !== "banned"} {...(lines && { lines })} />
    </div>
  );
};
export default CheckoutPage;

/** The quote with the best coupons; null when there is nothing to buy (any more). */
const quoteOf = async (lines: { variantId: number; quantity: number }[] | undefined) => {
  const caller = await callerForThisRequest();
  try {
    const quote = await caller.buyer.checkout.quote(lines ? { lines } : {});
    return quote.stores.length > 0 ? quote : null;
  } catch (error) {
    if (isApiError(error, "NOT_FOUND", "BAD_REQUEST", "CONFLICT")) return null;
    throw error;
  }
};
