"use client";

import { isBad } from "@souk/rulebook";
import { IconCheck, IconX } from "@tabler/icons-react";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { WorldTime } from "../time/world-time.tsx";
import type { ShipmentShape } from "./shapes.ts";

interface Milestones {
  readonly placedAt: string;
  readonly paidAt: string | null;
  readonly verifiedAt: string | null;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly finishedAt: string | null;
  readonly closedAt: string | null;
  readonly shipment?: ShipmentShape | null;
}

interface Step {
  readonly key: string;
  readonly name: string;
  readonly at: string | null;
  readonly look?: "closed" | "bad";
}

/**
 * The order's road so far and what is left of it, with the carrier's last word where the parcel is on its way or turned back.
 * A closed order shows the steps it took and where it ended.
 */
export const OrderProgress = ({ order }: { order: Milestones }) => {
  const t = useTranslations("progress");
  const law = useTranslations("law.shipmentState");
  const word = order.deliveredAt === null ? (order.shipment?.scans.at(-1) ?? null) : null;
  const turnedBack = word !== null && isBad(word.fact);
  const milestone = (key: "placed" | "paid" | "verified" | "shipped" | "delivered" | "finished" | "closed", at: string | null): Step => ({
    key,
    name: t(key),
    at,
  });
  const road: Step[] = [
    milestone("placed", order.placedAt),
    milestone("paid", order.paidAt),
    milestone("verified", order.verifiedAt),
    milestone("shipped", order.shippedAt),
    ...(word ? [{ key: "carrier", name: law(word.fact), at: word.at, ...(turnedBack && { look: "bad" as const }) }] : []),
    ...(turnedBack ? [] : [milestone("delivered", order.deliveredAt)]),
    milestone("finished", order.finishedAt),
  ];
  const shown = order.closedAt ? [...road.filter(({ at }) => at !== null), { ...milestone("closed", order.closedAt), look: "closed" as const }] : road;
  const current = shown.findLastIndex(({ at }) => at !== null);
  return (
    <ol className="souk-steps souk-steps-wide" aria-label={t("title")}>
      {shown.map(({ key, name, at, look }, index) => (
        <li
          key={key}
          className={clsx("souk-step", at && "souk-step-reached", look && `souk-step-${look}`)}
          aria-current={index === current ? "step" : undefined}
        >
          <span className="souk-step-dot" aria-hidden>
            {at && (look ? <IconX size={12} stroke={3} /> : <IconCheck size={12} stroke={3} />)}
          </span>
          <span className="souk-step-name">{name}</span>
          {at && (
            <span className="souk-step-time">
              <WorldTime at={at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};
