"use client";

import { Badge, Text } from "@mantine/core";
import { ListingPicture, Money, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

type Line = Order["lines"][number];

const discountOf = (line: Line): MoneyView => ({
  amount: line.bundleDiscount.amount + line.storeDiscount.amount + line.platformDiscount.amount,
  currency: line.total.currency,
});

/** The lines as frozen at placing. */
export const OrderLines = ({ lines }: { lines: Order["lines"] }) => {
  const t = useTranslations("seller.order.line");
  return (
    <ul className="souk-lines" aria-label={t("list")}>
      {lines.map((line) => (
        <li key={line.no} className="souk-line">
          <ListingPicture src={line.picture} title={line.title} size={56} />
          <div className="souk-line-what">
            <Text fw={600} size="sm">
              {line.title}
            </Text>
            <Text size="sm" c="dimmed">
              {[line.options, t("times", { quantity: line.quantity })].filter(Boolean).join(" · ")} <Money value={line.unitPrice} />
              {line.flash && (
                <Badge ml="xs" size="sm" color="saffron">
                  {t("flash")}
                </Badge>
              )}
            </Text>
            {discountOf(line).amount > 0 && (
              <Text size="sm" c="dimmed">
                {t("discount")} <Money value={discountOf(line)} negated />
              </Text>
            )}
          </div>
          <Text fw={600}>
            <Money value={line.total} />
          </Text>
        </li>
      ))}
    </ul>
  );
};
