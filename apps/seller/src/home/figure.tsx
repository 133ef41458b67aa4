"use client";

import { Card, Text } from "@mantine/core";
import { Money, type MoneyView } from "@souk/ui";
import { Link } from "@souk/portal/link";

/** One figure of the day; the card leads to what it is made of. */
export const Figure = ({ name, value, href }: { name: string; value: number | MoneyView; href: string }) => (
  <Card component="li" padding="md" className="souk-plain souk-lift">
    <Text size="sm" c="dimmed" fw={600}>
      <Link href={href} className="souk-cover">
        {name}
      </Link>
    </Text>
    <span className="souk-figure">{typeof value === "number" ? value : <Money value={value} />}</span>
  </Card>
);
