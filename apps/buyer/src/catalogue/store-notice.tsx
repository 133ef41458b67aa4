"use client";

import { Alert, Text } from "@mantine/core";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Why nothing can be bought of a store: it is being investigated, or Souk has closed it. Nothing for one that sells. */
export const StoreNotice = ({ state, place }: { state: string; place: "order" | "product" | "checkout" }) => {
  const t = useTranslations("buyer.storeNotice");
  if (state !== "frozen" && state !== "blocked") return null;
  return (
    <Alert color="lapis" variant="light" icon={<IconBuildingStore aria-hidden />} title={t(`${state}Title`)} my="sm">
      <Text size="sm">{t(`${state}Text.${place}`)}</Text>
    </Alert>
  );
};
