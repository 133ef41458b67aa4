"use client";

import { Group, NativeSelect, Stack, Text } from "@mantine/core";
import { shipmentStates, type CarrierFact } from "@souk/rulebook";
import { useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, Panel } from "@souk/ui";
import { IconBuildingBank, IconPackage, IconPackageImport, IconReceiptRefund, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { Order } from "../api-types.ts";
import { answerOf } from "./answer-of.ts";
import { ChargebackNotice } from "./chargeback-notice.tsx";
import { LateCapture } from "./late-capture.tsx";
import { RefundOutcomes } from "./refund-outcomes.tsx";

const facts = shipmentStates.filter((state): state is CarrierFact => state !== "label_created");

/** Carrier, rail and bank in the admin's hands: what they would say of this order, said now instead of when it was drawn. */
export const OutsidePanel = ({ order, world }: { order: Order; world: string }) => {
  const t = useTranslations("admin.outside");
  return (
    <Panel id="outside" title={t("title")}>
      <Text size="sm" c="dimmed" mb="md">
        {t("lead")}
      </Text>
      <Stack gap="md">
        <Voice icon={IconPackage} name={t("carrier")}>
          <CarrierSays order={order} />
        </Voice>
        <Voice icon={IconPackageImport} name={t("wayBack")}>
          <ReturnSays order={order} />
        </Voice>
        <Voice icon={IconReceiptRefund} name={t("rail")}>
          <RefundOutcomes order={order} />
          <LateCapture order={order} world={world} />
        </Voice>
        <Voice icon={IconBuildingBank} name={t("bank")}>
          <ChargebackNotice order={order} />
          <BankRejects order={order} />
        </Voice>
      </Stack>
    </Panel>
  );
};

const Voice = ({ icon: Picture, name, children }: { icon: Icon; name: string; children: ReactNode }) => (
  <div role="group" aria-label={name} className="souk-voice">
    <Group gap={8} mb={6}>
      <Picture size={18} stroke={1.7} aria-hidden />
      <Text size="sm" fw={650}>
        {name}
      </Text>
    </Group>
    <Group gap="xs">{children}</Group>
  </div>
);

const CarrierSays = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.outside");
  const law = useTranslations("law.shipmentState");
  const trpc = useTRPC();
  const [fact, setFact] = useState<CarrierFact>("accepted");
  const shipment = useCommand(trpc.admin.orders.reportShipment.mutationOptions(), { quiet: false, done: t("reported", { fact: law(fact) }) });
  const delivered = useCommand(trpc.admin.orders.reportDelivered.mutationOptions(), { quiet: false, done: t("reported", { fact: law(fact) }) });
  const answer = answerOf(order, fact === "delivered" ? "report_delivered" : "report_shipment");
  if (!answer) return null;
  const report = () => {
    if (fact === "delivered") delivered.send({ orderNo: order.orderNo });
    else shipment.send({ orderNo: order.orderNo, fact });
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("fact")}
        value={fact}
        onChange={(event) => setFact(facts.find((each) => each === event.currentTarget.value) ?? fact)}
        data={facts.map((each) => ({ value: each, label: law(each) }))}
      />
      <ActionButton answer={answer} size="xs" variant="default" loading={shipment.pending || delivered.pending} onClick={report}>
        {t("report")}
      </ActionButton>
    </>
  );
};

const ReturnSays = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.outside");
  const command = useCommand(useTRPC().admin.orders.reportReturnDelivered.mutationOptions(), { quiet: false, done: t("returnReported") });
  const answer = answerOf(order, "report_return_delivered");
  return (
    answer && (
      <ActionButton answer={answer} size="xs" variant="default" loading={command.pending} onClick={() => command.send({ orderNo: order.orderNo })}>
        {t("returnDelivered")}
      </ActionButton>
    )
  );
};

const BankRejects = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.outside");
  const command = useCommand(useTRPC().admin.chargebacks.reject.mutationOptions(), { quiet: false, done: t("rejected") });
  const answer = answerOf(order, "reject_chargeback");
  return (
    answer && (
      <ActionButton answer={answer} size="xs" variant="default" loading={command.pending} onClick={() => command.send({ orderNo: order.orderNo })}>
        {t("reject")}
      </ActionButton>
    )
  );
};
