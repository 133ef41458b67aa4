"use client";

import { Modal, Skeleton, Stack } from "@mantine/core";
import { ProblemNotice, useCommand, useProblem, useTRPC } from "@souk/portal/client";
import { FormActions, useFormatMoney } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { payInputOf, planOf, type PaymentChoice } from "../../checkout/payment.ts";
import { PaymentChooser } from "../../checkout/payment-choice.tsx";
import type { DialogProps } from "../order-dialog.tsx";

/** Pays an order that was left unpaid, or whose card was declined. */
export const PayDialog = ({ order: { orderNo, total }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.pay");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const explain = useProblem();
  const wallet = useQuery(trpc.buyer.wallet.get.queryOptions({ limit: 1 }, { staleTime: 0 }));
  const instruments = useQuery(trpc.buyer.instruments.list.queryOptions(undefined, { staleTime: 0 }));
  const pay = useCommand(trpc.buyer.orders.pay.mutationOptions());
  const [chosen, choose] = useState<PaymentChoice | null>(null);
  const choice = chosen ?? { useWallet: false, instrumentId: instruments.data?.instruments[0]?.instrumentId ?? null };
  const balance = wallet.data?.balance;
  const plan = planOf(choice, total.amount, balance?.amount ?? 0);
  const failed = wallet.error ?? instruments.error;

  return (
    <Modal opened onClose={onClose} title={t("title", { no: orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pay.send({ orderNo, ...payInputOf(plan) }, onClose);
        }}
      >
        <Stack gap="md">
          {failed && <ProblemNotice problem={explain(failed)} />}
          {balance && instruments.data ? (
            <PaymentChooser total={total} wallet={balance} instruments={instruments.data.instruments} value={choice} onChange={choose} />
          ) : (
            !failed && <Skeleton height={140} />
          )}
          <ProblemNotice problem={pay.problem} onClose={pay.reset} />
          <FormActions confirm={t("pay", { amount: money(total) })} disabled={!plan.complete || !balance} pending={pay.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
