"use client";

import { Anchor, Code } from "@mantine/core";
import { WorldTime, useOrderSentence } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { ReactNode } from "react";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";

const instants = ["placed", "paid", "verified", "shipped", "delivered", "finished", "closed"] as const;

/** Who, where, when: what is settled about an order. */
export const Facts = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.order");
  const law = useTranslations("law");
  const sentence = useOrderSentence();
  const facts: [string, ReactNode][] = [
    [t("state"), law(`state.${order.state}`)],
    ...(order.closeReason ? [[t("reason"), sentence(order)] as [string, ReactNode]] : []),
    ...(order.fault ? [[t("fault"), law(`fault.${order.fault}`)] as [string, ReactNode]] : []),
    [
      t("buyer"),
      <Anchor key="buyer" component={Link} href={paths.buyers({ q: order.buyer.name, buyer: order.buyer.personId })} inherit underline="always">
        {order.buyer.name}
      </Anchor>,
    ],
    [
      t("store"),
      <Anchor key="store" component={Link} href={paths.store(order.store.storeId)} inherit underline="always">
        {order.store.name}
      </Anchor>,
    ],
    [t("checkout"), order.checkoutNo],
    ...instants.flatMap((name): [string, ReactNode][] => {
      const at = order[`${name}At`];
      return at ? [[t(name), <WorldTime key={name} at={at} />]] : [];
    }),
    ...(order.shipment
      ? [
          [
            t("tracking"),
            <span key="tracking">
              {order.shipment.carrier} <Code>{order.shipment.tracking}</Code>
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    [
      t("policy"),
      <Anchor key="policy" component={Link} href={paths.policy} inherit underline="always">
        {order.policyVersion}
      </Anchor>,
    ],
    [t("version"), order.version],
  ];
  return (
    <dl className="souk-pairs">
      {facts.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </dl>
  );
};

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
