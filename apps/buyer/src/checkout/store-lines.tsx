"use client";

import { Alert, Card, Text, Title } from "@mantine/core";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Quote } from "../api-types.ts";
import { StoreNotice } from "../catalogue/store-notice.tsx";
import { OrderLines } from "../order/order-lines.tsx";

/** What one store sends: an order of its own. */
export const StoreLines = ({ part }: { part: Quote["stores"][number] }) => {
  const t = useTranslations("buyer.checkout");
  const law = useTranslations("law.stockProblem");
  return (
    <Card component="section" aria-label={t("fromStore", { store: part.store.name })}>
      <Title order={2} size="h3" mb="sm">
        <IconBuildingStore size={18} aria-hidden className="souk-inline-icon" />
        {part.store.name}
      </Title>
      <StoreNotice state={part.store.state} place="checkout" />
      <OrderLines lines={part.lines} />
      {part.lines
        .filter((line) => line.problem)
        .map((line) => (
          <Alert key={line.no} color="pomegranate" mt="xs" title={line.title}>
            {law(line.problem ?? "out_of_stock")}
          </Alert>
        ))}
      <Text size="xs" c="dimmed" mt="xs">
        {t("ownOrder")}
      </Text>
    </Card>
  );
};
