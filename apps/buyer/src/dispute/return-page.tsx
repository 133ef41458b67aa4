"use client";

import { Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { FrozenNotice, ActionButton, disputeTimers, EmptyState, PageHeading, ReturnCard, useFormatMoney } from "@souk/ui";
import { PageButton, ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { IconPackageExport } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Dispute, Order } from "../api-types.ts";
import { OrderPath } from "../order/order-path.tsx";
import { paths } from "../paths.ts";

/** What goes back where, until when, and under which number. */
export const ReturnPage = ({ order }: { order: Order }) => {
  const t = useTranslations("buyer.returning");
  const dispute = order.disputes.findLast((each) => each.return !== null);
  return (
    <div>
      <OrderPath orderNo={order.orderNo} />
      <PageHeading lead={order.store.name}>{t("title", { no: order.orderNo })}</PageHeading>
      {dispute ? (
        <>
          {dispute.open && <FrozenNotice order={order} />}
          <ReturnOf order={order} dispute={dispute} />
        </>
      ) : (
        <EmptyState
          icon={IconPackageExport}
          title={t("emptyTitle")}
          action={
            <PageButton href={paths.dispute(order.orderNo)} variant="default">
              {t("toDispute")}
            </PageButton>
          }
        >
          {t("emptyText")}
        </EmptyState>
      )}
    </div>
  );
};

/** The return of a dispute, with the form that says it is on its way. */
export const ReturnOf = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("buyer.returning");
  const money = useFormatMoney();
  const { return: back, settled } = dispute;
  if (!back) return null;
  const timer = disputeTimers(order.timers).find(({ kind }) => kind === "return_ship_by" || kind === "return_confirm_by") ?? null;
  return (
    <ReturnCard back={back} terms={settled} lines={order.lines} to={t("to", { store: order.store.name })} timer={dispute.open ? timer : null}>
      {settled && back.endedAt === null && (
        <Text size="sm" mt="xs">
          {t("refund", { amount: money(settled.amount) })}
        </Text>
      )}
      {back.state === "authorized" && <ShipReturn order={order} />}
      {(back.state === "shipped_back" || back.state === "delivered_back") && (
        <Text size="sm" mt="xs">
          {t("waits")}
        </Text>
      )}
    </ReturnCard>
  );
};

const ShipReturn = ({ order: { orderNo, answers } }: { order: Order }) => {
  const t = useTranslations("buyer.returning");
  const trpc = useTRPC();
  const ship = useCommand(trpc.buyer.disputes.shipReturn.mutationOptions());
  const [carrier, setCarrier] = useState("");
  const [tracking, setTracking] = useState("");
  const answer = answers.find(({ command }) => command === "ship_return");
  if (!answer) return null;
  return (
    <form
      className="buyer-next"
      onSubmit={(event) => {
        event.preventDefault();
        ship.send({ orderNo, carrier: carrier.trim(), tracking: tracking.trim() });
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{t("formTitle")}</Title>
        <Text size="sm">{t("formText")}</Text>
        <Group align="flex-start" gap="md">
          <TextInput label={t("carrier")} required maxLength={100} value={carrier} onChange={(event) => setCarrier(event.currentTarget.value)} />
          <TextInput
            label={t("tracking")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            description={t("trackingHint")}
            required
            maxLength={60}
            value={tracking}
            onChange={(event) => setTracking(event.currentTarget.value)}
          />
        </Group>
        <ProblemNotice problem={ship.problem} onClose={ship.reset} />
        <div>
          <ActionButton answer={answer} type="submit" loading={ship.pending}>
            {t("submit")}
          </ActionButton>
        </div>
      </Stack>
    </form>
  );
};
