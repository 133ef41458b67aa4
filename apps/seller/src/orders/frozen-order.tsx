"use client";

import { PageLink } from "@souk/portal/client";
import { FrozenNotice } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

/** Why an order stands still, and where its seller can do something about it. Nothing for an order that does not. */
export const FrozenOrder = ({ order }: { order: Order }) => {
  const t = useTranslations("seller.order");
  return (
    <>
      <FrozenNotice order={order} my={0} />
      {order.frozen.includes("store_investigation") && (
        <PageLink href={paths.investigation} size="sm" underline="always" fw={600} mt="sm" display="inline-block">
          {t("toInvestigation")}
        </PageLink>
      )}
    </>
  );
};
