"use client";

import { VisuallyHidden } from "@mantine/core";
import { Money, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";

/** What one unit costs now, and the list price it is measured against where they differ. */
export const PriceTag = ({ price, listPrice, from = false, large = false }: { price: MoneyView; listPrice: MoneyView; from?: boolean; large?: boolean }) => {
  const t = useTranslations("buyer.catalogue");
  const reduced = listPrice.amount > price.amount;
  return (
    <p className={large ? "buyer-price buyer-price-large" : "buyer-price"}>
      {from && <span className="buyer-price-from">{t("from")}</span>}
      <b className={reduced ? "buyer-price-now" : undefined}>
        <Money value={price} />
      </b>
      {reduced && (
        <s>
          <VisuallyHidden>{t("before")} </VisuallyHidden>
          <Money value={listPrice} />
        </s>
      )}
    </p>
  );
};
