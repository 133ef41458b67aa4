"use client";

import { Alert, Text } from "@mantine/core";
import { isBad } from "@souk/rulebook";
import { useFormatInstant } from "@souk/ui";
import { IconPackageOff, IconShieldPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** A parcel that will not come as things stand: what that means, and what the buyer can do meanwhile. */
export const ParcelPanel = ({ order: { state, shipment, disputes } }: { order: Order }) => {
  const t = useTranslations("buyer.parcel");
  const law = useTranslations("law.shipmentState");
  if (state !== "awaiting_delivery" || !shipment || !isBad(shipment.state) || disputes.at(-1)?.open) return null;
  const refused = shipment.state === "refused";
  return (
    <Alert color="saffron" variant="light" icon={<IconPackageOff aria-hidden />} title={t(refused ? "refusedTitle" : "backTitle")} my="sm">
      {!refused && (
        <Text size="sm" fw={600}>
          {law(shipment.state)}
        </Text>
      )}
      <Text size="sm">{t("text")}</Text>
    </Alert>
  );
};

/** The buyer's question for longer protection, while the seller has not answered it. */
export const ProtectionPanel = ({ order: { protectionAsked } }: { order: Order }) => {
  const t = useTranslations("buyer.protection");
  const format = useFormatInstant();
  if (!protectionAsked) return null;
  return (
    <Alert color="lapis" variant="light" icon={<IconShieldPlus aria-hidden />} title={t("askedTitle", { days: protectionAsked.days })} my="sm">
      <Text size="sm">{t("askedText", { when: format(protectionAsked.at) })}</Text>
    </Alert>
  );
};
