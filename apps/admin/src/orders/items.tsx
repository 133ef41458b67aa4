"use client";

import { Text } from "@mantine/core";
import { ListingPicture, Money } from "@souk/ui";
import type { Order } from "../api-types.ts";

/** What was ordered, as frozen at placing. */
export const Items = ({ lines }: { lines: Order["lines"] }) => (
  <ul className="souk-lines">
    {lines.map((line) => (
      <li key={line.no} className="souk-line">
        <ListingPicture src={line.picture} title={line.title} size={44} />
        <div className="souk-line-what">
          <Text size="sm" fw={600}>
            {line.title}
          </Text>
          <Text size="sm" c="dimmed">
            {[line.options, `${line.quantity} ×`].filter(Boolean).join(" · ")} <Money value={line.unitPrice} />
          </Text>
        </div>
        <Text size="sm" fw={600}>
          <Money value={line.total} />
        </Text>
      </li>
    ))}
  </ul>
);
