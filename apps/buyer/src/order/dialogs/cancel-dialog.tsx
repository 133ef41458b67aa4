"use client";

import { Group, Modal, NativeSelect, Radio, RadioGroup, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { ProblemNotice, useCommand, useProblem, useTRPC } from "@souk/portal/client";
import { reasons, type PaidReason, type UnpaidReason } from "@souk/rulebook";
import { FormActions, Money } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { oneLine } from "../../checkout/address-lines.ts";
import type { DialogProps } from "../order-dialog.tsx";
import { OrderLines } from "../order-lines.tsx";
import { WhatHappensNext } from "./what-happens-next.tsx";

type How = "cancel_unpaid" | "request_cancellation" | "self_cancel";
const noteMax = 2_000;

/** Asks why, shows what is at stake and what happens next, and sends it. An unpaid order is cancelled at once; a paid one is asked of the seller. */
export const CancelDialog = ({ how, order: row, onClose }: { how: How } & DialogProps) => {
  const t = useTranslations("buyer.cancel");
  const law = useTranslations("law");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const explain = useProblem();
  const { orderNo } = row;
  const whole = useQuery(trpc.buyer.orders.get.queryOptions({ orderNo }, { staleTime: 0 }));
  const unpaid = useCommand(trpc.buyer.orders.cancelUnpaid.mutationOptions());
  const request = useCommand(trpc.buyer.orders.requestCancellation.mutationOptions());
  const self = useCommand(trpc.buyer.orders.selfCancel.mutationOptions());
  const command = how === "cancel_unpaid" ? unpaid : how === "request_cancellation" ? request : self;

  const list = how === "cancel_unpaid" ? reasons.unpaid : reasons.paid;
  const [reason, setReason] = useState<string>(list[0]?.reason ?? "other");
  const [note, setNote] = useState("");
  const [complaint, setComplaint] = useState("no");

  const submit = () => {
    if (how === "cancel_unpaid") unpaid.send({ orderNo, reason: reason as UnpaidReason, note }, onClose);
    else if (how === "request_cancellation") request.send({ orderNo, reason: reason as PaidReason, note, complaint: complaint === "yes" }, onClose);
    else self.send({ orderNo, reason: reason as PaidReason, note }, onClose);
  };
  const order = whole.data?.order;

  return (
    <Modal opened onClose={onClose} size="lg" title={t(`title.${how}`, { no: orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <section aria-label={t("recap")} className="buyer-recap">
            <OrderLines lines={row.lines} />
            <Group justify="space-between" mt="xs" gap="xs">
              <Text size="sm" c="dimmed" className="souk-wrap">
                {order ? t("to", { address: `${order.address.name}, ${oneLine(order.address)}` }) : <Skeleton height={16} width={220} component="span" />}
              </Text>
              <Text fw={650}>
                <Money value={row.total} />
              </Text>
            </Group>
          </section>
          <NativeSelect label={t("reason")} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)}>
            {list.map((each) => (
              <option key={each.reason} value={each.reason}>
                {law(`${how === "cancel_unpaid" ? "unpaidReason" : "paidReason"}.${each.reason}`)}
              </option>
            ))}
          </NativeSelect>
          <Textarea
            label={t("note")}
            description={t("noteHint")}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={noteMax}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {how === "request_cancellation" && (
            <RadioGroup label={t("complaint")} value={complaint} onChange={setComplaint}>
              <Group gap="lg" mt={6}>
                <Radio value="no" label={t("no")} />
                <Radio value="yes" label={t("yes")} />
              </Group>
            </RadioGroup>
          )}
          {order && <WhatHappensNext how={how} order={order} />}
          {whole.error && <ProblemNotice problem={explain(whole.error)} />}
          <ProblemNotice problem={command.problem} onClose={command.reset} />
          <FormActions confirm={t("submit")} colour={how === "request_cancellation" ? "zellige" : "pomegranate"} pending={command.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
