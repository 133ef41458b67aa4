import type { PageProps } from "@souk/portal";
import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProductView } from "../../../../product/product-view.tsx";

const productOf = cache(async (listingId: string) => {
  const id = Number(listingId);
  if (!Number.isSafeInteger(id) || id < 1) notFound();
  const caller = await callerForThisRequest();
  return orNotFound(caller.buyer.catalogue.product({ listingId: id }));
});

export const generateMetadata = async ({ params }: PageProps<"listingId">) => ({
  title: (await productOf((await params).listingId)).product.title,
});

const ProductPage = async ({ params }: PageProps<"listingId">) => {
  const { product } = await productOf((await params).listingId);
  return <ProductView product={product} />;
};
export default ProductPage;
