"use client";

import { Text } from "@mantine/core";
import { IconCheck, IconPackage, IconPackageExport, IconTruck, IconX } from "@tabler/icons-react";
import { isBad, type ShipmentState } from "@souk/rulebook";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CopyText } from "../parts/copy-text.tsx";
import { WorldTime } from "../time/world-time.tsx";
import type { ShipmentShape } from "./shapes.ts";

const iconOf = (fact: ShipmentState) => {
  if (isBad(fact)) return IconX;
  if (fact === "delivered") return IconCheck;
  if (fact === "label_created") return IconPackageExport;
  return fact === "accepted" ? IconPackage : IconTruck;
};

/** Where a parcel is: who carries it under which number, and everything that was reported of it, the latest on top. */
export const TrackingSteps = ({ shipment }: { shipment: ShipmentShape }) => {
  const t = useTranslations("tracking");
  const law = useTranslations("law.shipmentState");
  const facts = [{ fact: "label_created" as const, at: shipment.shippedAt }, ...shipment.scans].toReversed();
  return (
    <div className="souk-tracking">
      <div className="souk-tracking-head">
        <Text component="span" size="sm" c="dimmed">
          {shipment.carrier}
        </Text>
        <CopyText text={shipment.tracking} />
      </div>
      <ol aria-label={t("title")} className="souk-facts">
        {facts.map(({ fact, at }, index) => {
          const Picture = iconOf(fact);
          return (
            <li
              key={`${fact}${at}`}
              className={clsx("souk-fact", index === 0 && "souk-fact-last", isBad(fact) && "souk-fact-bad")}
              aria-current={index === 0 ? "step" : undefined}
            >
              <span className="souk-fact-dot" aria-hidden>
                <Picture size={14} stroke={2} />
              </span>
              <span className="souk-fact-name">{law(fact)}</span>
              <span className="souk-step-time">
                <WorldTime at={at} />
              </span>
            </li>
          );
        })}
      </ol>
      {shipment.scans.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noScan")}
        </Text>
      )}
    </div>
  );
};
