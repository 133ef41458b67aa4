"use client";

import { Button, Group, Stack } from "@mantine/core";
import { EmptyState, NoResult, useListKeys } from "@souk/ui";
import { IconPackage, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useQueryStates } from "nuqs";
import type { OrderRow, Tab } from "../api-types.ts";
import { paths } from "../paths.ts";
import { OrderCard } from "./order-card.tsx";
import { listParsers } from "./tabs.ts";

/** A tab of My Orders. j and k move between the orders, Enter opens one, "/" searches. */
export const OrderList = ({ tab, orders, nextCursor }: { tab: Tab; orders: readonly OrderRow[]; nextCursor: string | null }) => {
  const t = useTranslations("buyer.orders");
  const catalogue = useTranslations("buyer.catalogue");
  const [{ q, cursor }, set] = useQueryStates(listParsers, { shallow: false, history: "push" });
  const list = useListKeys();

  if (orders.length === 0 && q !== "") return <NoResult onClear={() => void set({ q: null, cursor: null })}>{t("nothing")}</NoResult>;
  if (orders.length === 0)
    return (
      <EmptyState
        icon={tab === "deleted" ? IconTrash : IconPackage}
        title={t(`empty.${tab}.title`)}
        action={
          tab === "all" && (
            <Button component={Link} href={paths.home}>
              {t("toShop")}
            </Button>
          )
        }
      >
        {t(`empty.${tab}.text`)}
      </EmptyState>
    );
  return (
    <div ref={list}>
      <Stack component="ul" gap="md" className="souk-people" aria-label={t("title")}>
        {orders.map((order) => (
          <OrderCard key={order.orderNo} order={order} />
        ))}
      </Stack>
      <Group justify="center" mt="lg" gap="sm">
        {cursor && (
          <Button variant="default" onClick={() => void set({ cursor: null })}>
            {catalogue("first")}
          </Button>
        )}
        {nextCursor && (
          <Button variant="default" onClick={() => void set({ cursor: nextCursor })}>
            {catalogue("next")}
          </Button>
        )}
      </Group>
    </div>
  );
};
