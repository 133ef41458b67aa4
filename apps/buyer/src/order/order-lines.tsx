"use client";

import { Anchor, Text } from "@mantine/core";
import { ListingPicture, Money } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

/** The lines of an order (or a quote) as they are frozen: what, which options, how many, at what price, for how much. */
export const OrderLines = ({ lines }: { lines: Order["lines"] }) => {
  const t = useTranslations("buyer.order");
  return (
    <ul className="buyer-lines" aria-label={t("items")}>
      {lines.map((line) => (
        <li key={line.no} className="buyer-line">
          <ListingPicture src={line.picture} title={line.title} size={64} />
          <div className="buyer-line-text">
            <Anchor component={Link} href={paths.product(line.listingId)} fw={600} c="inherit" className="souk-wrap">
              {line.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {[line.options, t("times", { n: line.quantity })].filter(Boolean).join(" · ")} <Money value={line.unitPrice} />
            </Text>
          </div>
          <Text fw={600} className="buyer-line-sum">
            <Money value={line.total} />
          </Text>
        </li>
      ))}
    </ul>
  );
};
