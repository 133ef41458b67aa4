"use client";

import { Text } from "@mantine/core";
import { Panel, TrackingSteps } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** Where the parcel goes, and where it is. */
export const BuyerAndShipment = ({ order }: { order: Order }) => {
  const t = useTranslations("seller.order");
  const { address, shipment } = order;
  return (
    <>
      <Panel id="buyer" title={t("buyer")}>
        <Text component="address" size="sm" className="souk-address">
          {address.name}
          <br />
          {address.street}
          <br />
          {address.postcode} {address.city}
          <br />
          {address.country}
          {address.phone && (
            <>
              <br />
              {t("phone", { phone: address.phone })}
            </>
          )}
        </Text>
      </Panel>
      <Panel id="shipment" title={t("shipment")}>
        {shipment ? (
          <TrackingSteps shipment={shipment} />
        ) : (
          <Text size="sm" c="dimmed">
            {t("notShipped")}
          </Text>
        )}
      </Panel>
    </>
  );
};
