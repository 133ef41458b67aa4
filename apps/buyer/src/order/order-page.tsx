"use client";

import { Anchor, Breadcrumbs, Card, Stack, Text, Title } from "@mantine/core";
import {
  disputeTimers,
  FrozenNotice,
  OrderProgress,
  OrderStatus,
  OrderTimeline,
  PriceBreakdown,
  StateBadge,
  TimerCountdown,
  TimerList,
  TrackingSteps,
  WorldTime,
} from "@souk/ui";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Order } from "../api-types.ts";
import { StoreNotice } from "../catalogue/store-notice.tsx";
import { envelope } from "../checkout/address-lines.ts";
import { paths } from "../paths.ts";
import { AmendmentPanel } from "./amendment-panel.tsx";
import { ParcelPanel, ProtectionPanel } from "./delivery-panels.tsx";
import { DisputePanel } from "./dispute-panel.tsx";
import { ExtensionPanel } from "./extension-panel.tsx";
import { OrderActions } from "./order-actions.tsx";
import { OrderLines } from "./order-lines.tsx";
import { PaymentCard } from "./payment-card.tsx";
import { RequestPanel } from "./request-panel.tsx";

/** Windows that open or close a button; they speak in the headline only when nothing else runs. */
const quiet = (kind: string): boolean => kind.startsWith("refund_") || kind === "dispute_openable" || kind === "aftersale_end";

/** One order, whole: where it stands and what comes next on top, then what was bought, the money, and the history. */
export const OrderPage = ({ order }: { order: Order }) => {
  const t = useTranslations("buyer.order");
  const orders = useTranslations("buyer.orders");
  const price = useTranslations("price");
  const law = useTranslations("law");
  const dispute = order.disputes.at(-1) ?? null;
  const disputable = dispute?.open || order.answers.some(({ command, allowed }) => command === "open_dispute" && allowed);
  // a dispute that is open, or possible at once, needs no day from which it is possible
  const timers = order.timers.filter(({ kind }) => !disputable || kind !== "dispute_openable");
  // while a request is open the seller's answer is what the buyer waits for, even when shipping is due sooner; a dispute says so in its own panel
  const first =
    timers.find((timer) => timer.kind === "cancel_respond") ??
    timers.find(({ kind, state }) => !quiet(kind) && state === "armed") ??
    timers.find(({ kind }) => !quiet(kind)) ??
    timers[0];

  return (
    <div>
      <Breadcrumbs mb="md" aria-label={t("path")} component="nav">
        <Anchor component={Link} href={paths.orders} size="sm">
          {orders("title")}
        </Anchor>
        {order.visibility === "trashed" && (
          <Anchor component={Link} href={paths.ordersTab("deleted")} size="sm">
            {orders("tabs.deleted")}
          </Anchor>
        )}
      </Breadcrumbs>
      <Stack gap="lg">
        <Card component="section" aria-label={t("state")} className="buyer-headline">
          <div className="buyer-headline-top">
            <Title order={1}>{orders("order", { no: order.orderNo })}</Title>
            <StateBadge label={order.label} size="lg" />
            <Text size="sm" c="dimmed">
              {t("placed")} <WorldTime at={order.placedAt} /> ·{" "}
              <Anchor component={Link} href={paths.store(order.store.storeId)} inherit underline="always">
                <IconBuildingStore size={15} aria-hidden className="souk-inline-icon" />
                {order.store.name}
              </Anchor>
            </Text>
          </div>
          <OrderStatus order={order} />
          {first && !disputeTimers([first])[0] && (
            <p className="buyer-headline-timer">
              <TimerCountdown timer={first} />
              <Text span size="sm" c="dimmed">
                {law(`consequence.${first.consequence}`)}
              </Text>
            </p>
          )}
          <FrozenNotice order={order} />
          {order.state === "awaiting_payment" && <StoreNotice state={order.store.state} place="order" />}
          <DisputePanel order={order} />
          <ParcelPanel order={order} />
          <RequestPanel order={order} />
          <ExtensionPanel order={order} />
          <AmendmentPanel order={order} />
          <ProtectionPanel order={order} />
          <OrderActions order={{ ...order, dispute, tracking: order.shipment?.tracking ?? null, timer: first ?? null }} place="page" />
          <OrderProgress order={order} />
        </Card>

        <div className="buyer-two">
          <Stack gap="lg">
            <Card component="section" aria-labelledby="items">
              <Title order={2} id="items" mb="sm">
                {t("items")}
              </Title>
              <OrderLines lines={order.lines} />
            </Card>
            <PaymentCard order={order} />
            <Card component="section" aria-labelledby="history">
              <Title order={2} id="history" mb="md">
                {t("history")}
              </Title>
              <OrderTimeline events={order.timeline} />
            </Card>
          </Stack>
          <Stack gap="lg">
            <Card component="section" aria-labelledby="price">
              <Title order={2} id="price" mb="sm">
                {price("title")}
              </Title>
              <PriceBreakdown price={order.price} />
              <Text size="xs" c="dimmed" mt="sm">
                {price("fee")}
              </Text>
            </Card>
            <Card component="section" aria-labelledby="timers">
              <Title order={2} id="timers" mb="sm">
                {t("timers")}
              </Title>
              <TimerList timers={timers} />
            </Card>
            <Card component="section" aria-labelledby="delivery">
              <Title order={2} id="delivery" mb="sm">
                {t("delivery")}
              </Title>
              {order.shipment && (
                <>
                  <TrackingSteps shipment={order.shipment} />
                  <Text size="sm" c="dimmed" mt="md">
                    {t("address")}
                  </Text>
                </>
              )}
              <address className="buyer-address">
                {envelope(order.address).map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </address>
            </Card>
          </Stack>
        </div>
      </Stack>
    </div>
  );
};
