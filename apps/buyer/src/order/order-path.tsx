"use client";

import { Anchor, Breadcrumbs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";

/** The way back from a page below an order. */
export const OrderPath = ({ orderNo }: { orderNo: number }) => {
  const t = useTranslations("buyer.orders");
  const order = useTranslations("buyer.order");
  return (
    <Breadcrumbs mb="md" aria-label={order("path")} component="nav">
      <Anchor component={Link} href={paths.orders} size="sm">
        {t("title")}
      </Anchor>
      <Anchor component={Link} href={paths.order(orderNo)} size="sm">
        {t("order", { no: orderNo })}
      </Anchor>
    </Breadcrumbs>
  );
};
