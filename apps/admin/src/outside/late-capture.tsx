"use client";

import { Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, FormActions, parseMoney, typedMoney } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Order } from "../api-types.ts";
import { answerOf } from "./answer-of.ts";

/** Money for an order that is already closed, as a slow rail would bring it. */
export const LateCapture = ({ order, world }: { order: Order; world: string }) => {
  const t = useTranslations("admin.outside");
  const [open, show] = useState(false);
  const answer = answerOf(order, "capture_late");
  if (!answer) return null;
  return (
    <>
      <ActionButton answer={answer} size="xs" variant="default" onClick={() => show(true)}>
        {t("lateCapture")}
      </ActionButton>
      {open && <LateCaptureDialog order={order} world={world} onClose={() => show(false)} />}
    </>
  );
};

const LateCaptureDialog = ({ order, world, onClose }: { order: Order; world: string; onClose: () => void }) => {
  const t = useTranslations("admin.outside");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const command = useCommand(trpc.admin.orders.captureLate.mutationOptions(), { done: t("lateCaptureDone") });
  const people = useQuery(trpc.world.people.queryOptions({ world }));
  const [instrumentId, setInstrument] = useState<number | null>(null);
  const [typed, setTyped] = useState(() => typedMoney(order.total));
  const [tried, setTried] = useState(false);
  const amount = parseMoney(typed, order.total.currency);
  const wrong = tried && (amount === null || amount <= 0) ? t("amountWrong") : null;
  const instruments = people.data?.people.find((person) => person.personId === order.buyer.personId)?.instruments ?? [];
  const chosen = instrumentId ?? instruments[0]?.instrumentId ?? null;

  return (
    <Modal opened onClose={onClose} title={t("lateCaptureTitle", { no: order.orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (amount !== null && amount > 0 && chosen !== null) command.send({ orderNo: order.orderNo, instrumentId: chosen, amount }, onClose);
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t("lateCaptureLead")}</Text>
          <NativeSelect
            label={t("instrument")}
            value={String(chosen ?? "")}
            onChange={(event) => setInstrument(Number(event.currentTarget.value))}
            data={instruments.map((each) => ({ value: String(each.instrumentId), label: each.label }))}
          />
          <TextInput label={t("amount")} inputMode="decimal" value={typed} error={wrong} onChange={(event) => setTyped(event.currentTarget.value)} />
          <ProblemNotice problem={command.problem} />
          <FormActions confirm={t("lateCapture")} pending={command.pending} disabled={chosen === null} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
