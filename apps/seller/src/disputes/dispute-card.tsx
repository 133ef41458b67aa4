"use client";

import { Badge, Button, Card, Group, Text } from "@mantine/core";
import { disputeTimers, Money, TimerCountdown, useFormatMoney, useTermsWords, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Dispute, Row } from "../api-types.ts";
import { ItemsCell } from "../orders/items-cell.tsx";
import { paths } from "../paths.ts";
import classes from "./dispute-card.module.css";
import type { Turn } from "./turn.ts";

/** What the one button of a card is called, by the state of its dispute where the seller has the move. */
const press: Partial<Record<Dispute["state"], "answer" | "check" | "read">> = { negotiating: "answer", returning: "check", verdict: "read" };

/** One dispute as the seller weighs it: what is demanded and why, how long, what happens at zero, and the way to its room. */
export const DisputeCard = ({ row, dispute, turn }: { row: Row; dispute: Dispute; turn: Turn }) => {
  const t = useTranslations("seller.disputes");
  const order = useTranslations("seller.order");
  const law = useTranslations("law");
  const words = useTermsWords();
  const money = useFormatMoney();
  const live = (side: "buyer" | "seller") => dispute.proposals.findLast(({ by, state }) => by === side && state === "live");
  const demand = live("buyer");
  const own = live("seller");
  // what else of the order runs or stands still is no business of the dispute
  const [timer] = disputeTimers(row.timer ? [row.timer] : []);
  const button = (turn === "seller" && press[dispute.state]) || "open";

  return (
    <Card component="li" data-row className={classes.card}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <div>
          <Group gap="xs">
            <Link href={paths.dispute(row.orderNo)} data-row-link className={classes.link}>
              {order("title", { no: row.orderNo })}
            </Link>
            <Badge color={turn === "seller" ? "saffron" : "gray"}>{law(`disputeState.${dispute.state}`)}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {row.buyer.name} · <Money value={row.total} /> · {t.rich("openedRich", { at: () => <WorldTime at={dispute.openedAt} /> })}
          </Text>
        </div>
        {timer && (
          <div className={classes.time}>
            <TimerCountdown timer={timer} />
          </div>
        )}
      </Group>
      <div className={classes.columns}>
        <ItemsCell lines={row.lines} size={56} />
        <dl className={classes.facts}>
          <dt>{t("reason")}</dt>
          <dd>
            {law(`disputeReason.${dispute.reason}`)} · {t(dispute.received ? "received" : "notReceived")}
          </dd>
          {demand && (
            <>
              <dt>{t("demand")}</dt>
              <dd>{words(demand, row.lines)}</dd>
            </>
          )}
          {own && (
            <>
              <dt>{t("own")}</dt>
              <dd>{words(own, row.lines)}</dd>
            </>
          )}
          {dispute.settled && (
            <>
              <dt>{t("settled")}</dt>
              <dd>{words(dispute.settled, row.lines)}</dd>
            </>
          )}
        </dl>
      </div>
      <Group justify="space-between" gap="sm" mt="md" wrap="wrap">
        <Text size="sm" c="dimmed" flex="1 1 260px">
          {turn === "seller" ? t(`ifNothing.${button}`, { amount: money((dispute.settled ?? demand)?.amount ?? dispute.refundable) }) : t(`waits.${turn}`)}
        </Text>
        <Button component={Link} href={paths.dispute(row.orderNo)} variant={turn === "seller" ? "filled" : "default"}>
          {t(`press.${button}`, { no: row.orderNo })}
        </Button>
      </Group>
    </Card>
  );
};
