"use client";

import { Badge, Text } from "@mantine/core";
import { ListingPicture } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { ListingCard } from "../api-types.ts";
import { paths } from "../paths.ts";
import { PriceTag } from "./price-tag.tsx";

/** One listing in the grid; its title is the link, and the whole card leads there. */
export const ProductCard = ({ item }: { item: ListingCard }) => {
  const t = useTranslations("buyer.catalogue");
  return (
    <article className="buyer-card souk-lift">
      <div className="buyer-card-picture">
        <ListingPicture src={item.picture} title={item.title} />
        <div className="buyer-card-badges">
          {item.flashUntil && (
            <Badge color="pomegranate" variant="filled">
              {t("flashBadge")}
            </Badge>
          )}
          {item.bundle && (
            <Badge color="zellige" variant="filled">
              {t("bundleBadge", { n: item.bundle.minQuantity, percent: item.bundle.percentOff })}
            </Badge>
          )}
          {!item.inStock && (
            <Badge color="gray" variant="filled">
              {t("soldOut")}
            </Badge>
          )}
        </div>
      </div>
      <div className="buyer-card-text">
        <h2>
          <Link href={paths.product(item.listingId)} className="souk-cover">
            {item.title}
          </Link>
        </h2>
        <PriceTag price={item.price} listPrice={item.listPrice} from={item.from} />
        <Text size="xs" c="dimmed" truncate>
          {item.store.name}
        </Text>
      </div>
    </article>
  );
};
