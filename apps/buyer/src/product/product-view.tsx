"use client";

import { Anchor, Badge, Breadcrumbs, Text, Title } from "@mantine/core";
import { ListingPicture } from "@souk/ui";
import { IconBuildingStore, IconStarFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Product } from "../api-types.ts";
import { useCategoryName } from "../catalogue/category-name.ts";
import { StoreNotice } from "../catalogue/store-notice.tsx";
import { paths } from "../paths.ts";
import { BuyBox } from "./buy-box.tsx";
import { CouponOffers } from "./coupon-offers.tsx";
import { Promises } from "./promises.tsx";

/** A product: what it is, what it costs, what the buyer may rely on, and the buttons to buy it. */
export const ProductView = ({ product }: { product: Product }) => {
  const t = useTranslations("buyer.product");
  const categoryName = useCategoryName();
  const nav = useTranslations("buyer.nav");
  return (
    <div>
      <Breadcrumbs mb="md" aria-label={t("path")} component="nav">
        <Anchor component={Link} href={paths.home} size="sm">
          {nav("shop")}
        </Anchor>
        <Anchor component={Link} href={`/?category=${encodeURIComponent(product.category)}`} size="sm">
          {categoryName(product.category)}
        </Anchor>
      </Breadcrumbs>
      <div className="buyer-product">
        <div className="buyer-product-picture">
          <ListingPicture src={product.picture} title={product.title} />
        </div>
        <div className="buyer-product-main">
          <Title order={1} className="souk-wrap">
            {product.title}
          </Title>
          <Anchor component={Link} href={paths.store(product.store.storeId)} size="sm" className="buyer-store">
            <IconBuildingStore size={16} aria-hidden className="souk-inline-icon" />
            {product.store.name}
            {product.store.rating !== null && (
              <span className="buyer-rating">
                <IconStarFilled size={12} aria-hidden /> {t("rating", { rating: product.store.rating.toFixed(1) })}
              </span>
            )}
          </Anchor>
          {product.bundle && (
            <div className="buyer-bundle">
              <Badge size="lg">{t("bundle", { n: product.bundle.minQuantity, percent: product.bundle.percentOff })}</Badge>
            </div>
          )}
          <StoreNotice state={product.store.state} place="product" />
          <BuyBox product={product} />
          <Promises terms={product.terms} processing={product.processing} />
          <CouponOffers coupons={product.coupons} />
        </div>
      </div>
      {product.description && (
        <section aria-labelledby="about" className="buyer-about">
          <Title order={2} id="about" mb="xs">
            {t("about")}
          </Title>
          <Text className="souk-wrap">{product.description}</Text>
        </section>
      )}
    </div>
  );
};
