"use client";

import { Modal, Stack, Text, TextInput } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, FormActions, parseMoney, typedMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Order } from "../api-types.ts";
import { answerOf } from "./answer-of.ts";

/** The issuer takes money back: how much of what the outside tender gave, and why. */
export const ChargebackNotice = ({ order }: { order: Order }) => {
  const t = useTranslations("admin.outside");
  const [open, show] = useState(false);
  const answer = answerOf(order, "open_chargeback");
  if (!answer) return null;
  return (
    <>
      <ActionButton answer={answer} size="xs" variant="default" onClick={() => show(true)}>
        {t("chargeback")}
      </ActionButton>
      {open && <ChargebackDialog order={order} onClose={() => show(false)} />}
    </>
  );
};

const ChargebackDialog = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("admin.outside");
  const dialog = useTranslations("dialog");
  const tender = order.payment.tenders.find((each) => each.rail !== "wallet");
  const [typed, setTyped] = useState(() => typedMoney(tender?.amount ?? order.total));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(useTRPC().admin.chargebacks.open.mutationOptions(), { done: t("chargebackDone") });
  const amount = parseMoney(typed, order.total.currency);
  const fine = amount !== null && amount > 0;
  return (
    <Modal opened onClose={onClose} title={t("chargebackTitle", { no: order.orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fine) command.send({ orderNo: order.orderNo, amount, ...(reason.trim() && { reason: reason.trim() }) }, onClose);
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t("chargebackLead")}</Text>
          <TextInput
            label={t("amount")}
            inputMode="decimal"
            value={typed}
            error={tried && !fine ? t("amountWrong") : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput label={t("reason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={200} />
          <ProblemNotice problem={command.problem} />
          <FormActions confirm={t("chargeback")} pending={command.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
