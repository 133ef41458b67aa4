"use client";

import { Button, Group, Text } from "@mantine/core";
import { NoResult } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { ListingCard } from "../api-types.ts";
import { filterParsers } from "./filters.ts";
import { ProductCard } from "./product-card.tsx";

/** What the catalogue found, a page at a time. */
export const ResultGrid = ({ items, total, nextCursor }: { items: readonly ListingCard[]; total: number; nextCursor: string | null }) => {
  const t = useTranslations("buyer.catalogue");
  const [{ cursor }, set] = useQueryStates(filterParsers, { shallow: false, scroll: true, history: "push" });
  if (items.length === 0) return <NoResult onClear={() => void set(null)}>{t("nothing")}</NoResult>;
  return (
    <div>
      <Text c="dimmed" size="sm" mb="sm">
        {t("total", { n: total })}
      </Text>
      <ul className="souk-grid buyer-grid" aria-label={t("results")}>
        {items.map((item) => (
          <li key={item.listingId}>
            <ProductCard item={item} />
          </li>
        ))}
      </ul>
      <Group justify="center" mt="xl" gap="sm">
        {cursor && (
          <Button variant="default" onClick={() => void set({ cursor: null })}>
            {t("first")}
          </Button>
        )}
        {nextCursor && (
          <Button variant="default" onClick={() => void set({ cursor: nextCursor })}>
            {t("next")}
          </Button>
        )}
      </Group>
    </div>
  );
};
