"use client";

import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { Countdown, ListingPicture, Money, TimerCountdown, useFormatMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Need } from "../api-types.ts";
import { paths } from "../paths.ts";
import classes from "./need-card.module.css";

/** What the button of a duty says, and where it leads. */
const ways: Record<
  Need["kind"],
  { readonly label: "answerNow" | "shipNow" | "disputeNow" | "returnNow" | "verdictNow" | "changeNow" | "protectionNow"; readonly to: (no: number) => string }
> = {
  answer_cancellation: { label: "answerNow", to: paths.order },
  answer_early_request: { label: "answerNow", to: paths.order },
  answer_dispute: { label: "disputeNow", to: paths.dispute },
  confirm_return: { label: "returnNow", to: paths.dispute },
  consider_appeal: { label: "verdictNow", to: paths.dispute },
  answer_amendment: { label: "changeNow", to: paths.order },
  answer_protection: { label: "protectionNow", to: paths.order },
  ship: { label: "shipNow", to: paths.ship },
  ship_late: { label: "shipNow", to: paths.ship },
};

/** One duty: what, until when, what silence means, and the way to do it. */
export const NeedCard = ({ need }: { need: Need }) => {
  const t = useTranslations("seller.home");
  const money = useFormatMoney();
  const consequence = need.timer?.consequence ?? "none";
  // closing for want of shipping is nobody's fault while the buyer asks to cancel
  const excused = consequence === "order_closes_refunded" && need.kind === "answer_cancellation" ? "order_closes_refunded_request" : consequence;
  const known = t.has(`consequence.${excused}`) ? excused : "none";

  return (
    <Card component="li" data-row padding="md" className={classes.card}>
      <div className={classes.grid}>
        <ListingPicture src={need.picture} title={need.title} size={64} />
        <Stack gap={2} className={classes.what}>
          <Text fw={650}>{t(`task.${need.kind}`)}</Text>
          <Text size="sm">
            <Link href={paths.order(need.orderNo)} className={classes.link}>
              {t("order", { no: need.orderNo })}
            </Link>
            {" · "}
            {need.title} · {need.buyerName} · <Money value={need.total} />
          </Text>
          <Text size="sm" c="dimmed" mt={4}>
            <Text span fw={600} inherit>
              {t("ifNothing")}:
            </Text>{" "}
            {t(`consequence.${known}`, { amount: money(need.atStake) })}
          </Text>
        </Stack>
        <Group className={classes.act} gap="sm">
          <div className={classes.time}>
            {need.answerBy && <Countdown due={need.answerBy} of="cancel_respond" />}
            {need.timer && need.timer.kind !== "cancel_respond" && <TimerCountdown timer={need.timer} />}
          </div>
          <Button component={Link} href={ways[need.kind].to(need.orderNo)} data-row-link variant={need.kind === "ship" ? "default" : "filled"}>
            {t(ways[need.kind].label, { order: need.orderNo })}
          </Button>
        </Group>
      </div>
    </Card>
  );
};
