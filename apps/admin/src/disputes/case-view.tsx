"use client";

import { Anchor, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { BackLink } from "@souk/portal/client";
import { ActionButton, DisputeRoom, FrozenNotice, Panel, ReturnCard, TrackingSteps } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Dispute, Order } from "../api-types.ts";
import { Facts } from "../orders/facts.tsx";
import { Items } from "../orders/items.tsx";
import { OrderMoney } from "../orders/order-money.tsx";
import { answerOf } from "../outside/answer-of.ts";
import { paths } from "../paths.ts";
import { isForPlatform } from "./dispute-state.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import { VerdictForm } from "./verdict-form.tsx";

/** One case: both sides' proposals and files beside each other, the order's facts and money, and the verdict with what it does. */
export const CaseView = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("admin.case");
  const propose = answerOf(order, "propose_settlement");
  const [proposing, setProposing] = useState(false);
  return (
    <>
      <BackLink href={paths.disputes}>{t("back")}</BackLink>
      <Group justify="space-between" align="flex-start" mt="xs" mb="lg" gap="md">
        <div>
          <Title order={1}>{t("title", { no: order.orderNo })}</Title>
          <Text c="dimmed">{t("parties", { buyer: order.buyer.name, store: order.store.name })}</Text>
        </div>
        <Group gap="md">
          {isForPlatform(dispute) && (
            <Anchor href="#verdict" size="sm">
              {t("toVerdict")}
            </Anchor>
          )}
          <Anchor component={Link} href={paths.order(order.orderNo)} size="sm">
            {t("story")}
          </Anchor>
        </Group>
      </Group>
      <div className="souk-two">
        <Stack gap="lg">
          <DisputeRoom
            dispute={dispute}
            lines={order.lines}
            events={order.timeline}
            timers={order.timers}
            party="platform"
            notices={<FrozenNotice order={order} />}
            actions={
              propose && (
                <ActionButton answer={propose} variant="default" size="sm" onClick={() => setProposing(true)}>
                  {t("propose")}
                </ActionButton>
              )
            }
          />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <Panel id="facts" title={t("facts")}>
              <Facts order={order} />
            </Panel>
            <Stack gap="lg">
              <Panel id="items" title={t("items")}>
                <Items lines={order.lines} />
              </Panel>
              {order.shipment && (
                <Panel id="shipment" title={t("shipment")}>
                  <TrackingSteps shipment={order.shipment} />
                </Panel>
              )}
            </Stack>
          </SimpleGrid>
        </Stack>
        <Stack gap="lg">
          {isForPlatform(dispute) && (
            <Panel id="verdict" title={t(dispute.state === "appealed" ? "verdictAgain" : "verdict")}>
              <VerdictForm order={order} dispute={dispute} />
            </Panel>
          )}
          {dispute.return && (
            <ReturnCard
              back={dispute.return}
              terms={dispute.settled}
              lines={order.lines}
              to={order.store.name}
              timer={order.timers.find(({ kind }) => kind === "return_ship_by" || kind === "return_confirm_by") ?? null}
            />
          )}
          <Panel id="money" title={t("money")}>
            <OrderMoney order={order} />
          </Panel>
          <Others order={order} dispute={dispute} />
        </Stack>
      </div>
      {proposing && <ProposeDialog order={order} dispute={dispute} onClose={() => setProposing(false)} />}
    </>
  );
};

/** The order's other disputes, each a page of its own. */
const Others = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("admin.case");
  const law = useTranslations("law");
  const others = order.disputes.filter((each) => each.no !== dispute.no);
  if (others.length === 0) return null;
  return (
    <Panel id="others" title={t("others")}>
      <ul className="souk-notes">
        {others.map((each) => (
          <li key={each.no}>
            <Anchor component={Link} href={paths.dispute(order.orderNo, each.no)} size="sm">
              {law(`disputeReason.${each.reason}`)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {law(`disputeState.${each.state}`)}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
