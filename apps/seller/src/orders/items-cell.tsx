"use client";

import { Group, Text } from "@mantine/core";
import { ListingPicture } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Row } from "../api-types.ts";

/** The first item of an order with its options and units, and how many more there are. */
export const ItemsCell = ({ lines, size = 40 }: { lines: Row["lines"]; size?: number }) => {
  const t = useTranslations("seller.orders");
  const [first, ...more] = lines;
  if (!first) return null;
  const small = [first.options, t("units", { count: first.quantity }), more.length > 0 && t("moreItems", { count: more.length })].filter(Boolean);
  return (
    <Group gap="sm" wrap="nowrap">
      <ListingPicture src={first.picture} title={first.title} size={size} />
      <div>
        <Text size="sm" fw={500} lineClamp={1}>
          {first.title}
        </Text>
        <Text size="xs" c="dimmed">
          {small.join(" · ")}
        </Text>
      </div>
    </Group>
  );
};
