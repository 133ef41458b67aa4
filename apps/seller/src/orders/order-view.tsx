"use client";

import { Alert, Badge, Card, Group, Stack, Text, Title } from "@mantine/core";
import { BackLink } from "@souk/portal/client";
import { ActionButton, OrderProgress, OrderStatus, OrderTimeline, Panel, RefundTracker, TimerList, WorldTime } from "@souk/ui";
import { IconHourglass } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import type { Order } from "../api-types.ts";
import { paths } from "../paths.ts";
import { AnswerButtons } from "../request/answer-buttons.tsx";
import { AnswerDialogs } from "../request/answer-dialogs.tsx";
import { PastRequests } from "../request/past-requests.tsx";
import { RequestFacts } from "../request/request-facts.tsx";
import { DisputePanel } from "../disputes/dispute-panel.tsx";
import { actionsOf, dialogs } from "./actions.ts";
import { AmendmentPanel } from "./amendment-panel.tsx";
import { BuyerAndShipment } from "./buyer-and-shipment.tsx";
import { ChangeDialogs } from "./change-dialogs.tsx";
import { Earnings } from "./earnings.tsx";
import { FrozenOrder } from "./frozen-order.tsx";
import { MoneyWhere } from "./money-where.tsx";
import { OrderLines } from "./order-lines.tsx";
import { ProtectionPanel } from "./protection-panel.tsx";
import { ShipDialogs } from "./ship-dialogs.tsx";
import classes from "./order-view.module.css";

/** One order from the seller's side: what to do, until when, and everything that is known about it. */
export const OrderView = ({ order }: { order: Order }) => {
  const t = useTranslations("seller");
  // A list links straight to a dialog. It is opened once and the address forgets it: a page that is asked again while a dialog closes may come with the old one.
  const [asked, setAsked] = useQueryState("do", parseAsStringLiteral(dialogs).withOptions({ history: "replace" }));
  const [open, setOpen] = useState(asked);
  useEffect(() => {
    if (asked !== null) void setAsked(null);
  }, [asked, setAsked]);
  const close = () => setOpen(null);
  const request = order.requests.find((each) => each.state === "open");
  // a request that ended while its dialog stood open keeps the dialog, so that the refusal can be read
  const subject = request ?? order.requests.at(-1);
  const refunded = order.payment.refunds.reduce((sum, refund) => sum + refund.amount.amount, 0);
  const refundable = { amount: order.total.amount - refunded, currency: order.total.currency };

  return (
    <>
      <BackLink href={paths.orders()}>{t("order.back")}</BackLink>
      <Group justify="space-between" align="flex-start" mt="xs" mb="lg" gap="md">
        <div>
          <Title order={1}>{t("order.title", { no: order.orderNo })}</Title>
          <Text c="dimmed" size="sm">
            {t.rich("order.placedRich", { at: () => <WorldTime at={order.placedAt} /> })} · {order.buyer.name}
          </Text>
          <Group gap="xs" mt="xs">
            <OrderStatus order={order} />
            {order.late && <Badge color="pomegranate">{t("orders.late")}</Badge>}
          </Group>
        </div>
        <Group gap="xs" role="group" aria-label={t("order.actions")}>
          {actionsOf(order).map(({ command, dialog, variant }) => {
            const answer = order.answers.find((each) => each.command === command);
            return (
              answer && (
                <ActionButton key={command} answer={answer} variant={request && command === "ship" ? "default" : variant} onClick={() => setOpen(dialog)}>
                  {t(`order.action.${command}`)}
                </ActionButton>
              )
            );
          })}
        </Group>
      </Group>

      <Card mb="lg" className={classes.progress}>
        <OrderProgress order={order} />
      </Card>

      <div className={classes.columns}>
        <Stack gap="lg">
          {order.frozen.length > 0 && (
            <div>
              <FrozenOrder order={order} />
            </div>
          )}
          <DisputePanel order={order} />
          {order.state === "payment_verifying" && (
            <Alert color="lapis" icon={<IconHourglass aria-hidden />}>
              {t("order.verifyingNote")}
            </Alert>
          )}
          {order.extensionAsked && (
            <Alert color="lapis" icon={<IconHourglass aria-hidden />}>
              {t("order.extensionOpen", { days: order.extensionAsked.days })}
            </Alert>
          )}
          <AmendmentPanel order={order} />
          <ProtectionPanel order={order} />
          {request && (
            <Panel id="request" title={t("request.title")}>
              <Stack gap="md">
                <RequestFacts request={request} onSilence={order.terms.onSilence} />
                <AnswerButtons answers={order.answers} onOpen={(dialog) => setOpen(dialog)} />
                {!request.early && (
                  <Text size="sm" c="dimmed">
                    {t("request.alreadyShipped")}
                  </Text>
                )}
              </Stack>
            </Panel>
          )}
          <Panel id="timers" title={t("order.timers")}>
            <TimerList timers={order.timers} />
          </Panel>
          <Panel id="lines" title={t("order.lines")}>
            <OrderLines lines={order.lines} />
          </Panel>
          {order.payment.refunds.length > 0 && (
            <Panel id="refunds" title={t("order.refunds")}>
              <RefundTracker refunds={order.payment.refunds} />
            </Panel>
          )}
          <PastRequests requests={order.requests.filter((each) => each.state !== "open")} />
          <Panel id="timeline" title={t("order.timeline")}>
            <OrderTimeline events={order.timeline} />
          </Panel>
        </Stack>
        <Stack gap="lg">
          <Panel id="price" title={t("order.price")}>
            <Earnings order={order} />
          </Panel>
          <Panel id="money" title={t("order.money")}>
            <MoneyWhere order={order} />
          </Panel>
          <BuyerAndShipment order={order} />
        </Stack>
      </div>
      {subject && (
        <AnswerDialogs
          no={order.orderNo}
          refundable={refundable}
          net={order.earnings.net}
          request={subject}
          open={open === "approve" || open === "reject" || open === "offer" ? open : null}
          onClose={close}
        />
      )}
      <ShipDialogs order={order} open={open === "ship" || open === "extension" || open === "give_up" ? open : null} onClose={close} />
      <ChangeDialogs order={order} open={open === "amendment" || open === "protection" ? open : null} onClose={close} />
    </>
  );
};
