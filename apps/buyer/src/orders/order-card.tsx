"use client";

import { Anchor, Card, Group, Text } from "@mantine/core";
import { ListingPicture, Money, StateBadge, TimerCountdown, useFormatInstant, useOrderSentence, WorldTime } from "@souk/ui";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { OrderRow } from "../api-types.ts";
import { OrderActions } from "../order/order-actions.tsx";
import { paths } from "../paths.ts";

const linesShown = 3;

/** One order in a list: who sells it, where it stands, what is in it, what runs out, and its buttons. */
export const OrderCard = ({ order }: { order: OrderRow }) => {
  const t = useTranslations("buyer.orders");
  const all = useTranslations("law");
  const format = useFormatInstant();
  const sentence = useOrderSentence();
  const more = order.lines.length - linesShown;
  return (
    <li data-row>
      <Card component="article" padding="md" aria-label={t("order", { no: order.orderNo })}>
        <Group justify="space-between" gap="xs" className="buyer-order-head">
          <Group gap="sm">
            <Anchor component={Link} href={paths.order(order.orderNo)} fw={650} data-row-link>
              {t("order", { no: order.orderNo })}
            </Anchor>
            <Anchor component={Link} href={paths.store(order.store.storeId)} size="sm" c="inherit">
              <IconBuildingStore size={15} aria-hidden className="souk-inline-icon" />
              {order.store.name}
            </Anchor>
            <Text size="sm" c="dimmed">
              <WorldTime at={order.placedAt} />
            </Text>
          </Group>
          <StateBadge label={order.label} size="lg" />
        </Group>

        <div className="buyer-order-body">
          <ul className="buyer-thumbs" aria-label={t("items")}>
            {order.lines.slice(0, linesShown).map((line) => (
              <li key={line.no}>
                <ListingPicture src={line.picture} title={line.title} size={56} />
                <div>
                  <Text size="sm" fw={600} lineClamp={1}>
                    {line.title}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[line.options, t("times", { n: line.quantity })].filter(Boolean).join(" · ")}
                  </Text>
                </div>
              </li>
            ))}
            {more > 0 && <li className="buyer-thumbs-more">{t("moreItems", { n: more })}</li>}
          </ul>
          <div className="buyer-order-facts">
            <Text fw={650} size="lg">
              <Money value={order.total} />
            </Text>
            {order.closeReason && <Text size="sm">{sentence(order)}</Text>}
            {order.frozenSince && order.frozen[0] && (
              <Text size="sm">{t("frozenSince", { when: format(order.frozenSince), cause: all(`freezeShort.${order.frozen[0]}`) })}</Text>
            )}
            {order.dispute?.open && <Text size="sm">{all(`disputeState.${order.dispute.state}`)}</Text>}
            {order.timer && (
              <>
                <TimerCountdown timer={order.timer} />
                <Text size="xs" c="dimmed">
                  {all(`consequence.${order.timer.consequence}`)}
                </Text>
              </>
            )}
            {order.tracking && (
              <Text size="xs" c="dimmed">
                {t("tracking", { tracking: order.tracking })}
              </Text>
            )}
          </div>
        </div>

        <OrderActions order={order} place="row" />
      </Card>
    </li>
  );
};
