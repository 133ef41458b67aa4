"use client";

import { Modal, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog, useFormatMoney, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Request } from "../api-types.ts";
import { OfferForm } from "./offer-form.tsx";
import { RejectForm } from "./reject-form.tsx";

export type AnswerDialog = "approve" | "reject" | "offer";

/** The three answers to a cancellation request, each asked once more before it counts. A stale click is answered in words. */
export const AnswerDialogs = ({
  no,
  refundable,
  net,
  request,
  open,
  onClose,
}: {
  no: number;
  refundable: MoneyView;
  net: MoneyView | null;
  request: Request;
  open: AnswerDialog | null;
  onClose: () => void;
}) => {
  const t = useTranslations("seller");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const approve = useCommand(trpc.seller.cancellations.approve.mutationOptions(), { done: t("approve.done", { no, amount: money(refundable) }) });
  const reject = useCommand(trpc.seller.cancellations.reject.mutationOptions(), { done: t("reject.done", { no }) });
  const offer = useCommand(trpc.seller.cancellations.makeCounterOffer.mutationOptions(), { done: t("offer.doneNo", { no }) });
  const live = request.offers.find((each) => each.state === "live")?.amount ?? null;
  const close = () => {
    for (const command of [approve, reject, offer]) command.reset();
    onClose();
  };
  const closeLabel = { "aria-label": dialog("close") };

  return (
    <>
      <ConfirmDialog
        opened={open === "approve"}
        title={t("approve.title", { no })}
        confirm={t("approve.confirm")}
        pending={approve.pending}
        onConfirm={() => approve.send({ orderNo: no }, close)}
        onClose={close}
      >
        <Stack gap="sm">
          <Text size="sm">{t("approve.body", { amount: money(refundable) })}</Text>
          <ProblemNotice problem={approve.problem} />
        </Stack>
      </ConfirmDialog>
      <Modal opened={open === "reject"} onClose={close} title={t("reject.title", { no })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={reject.problem} />
          <RejectForm
            body={t("reject.body")}
            pending={reject.pending}
            onSubmit={({ reason, note }) => reject.send({ orderNo: no, reason, ...(note ? { note } : {}) }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
      <Modal opened={open === "offer"} onClose={close} title={t("offer.title", { no })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={offer.problem} />
          <OfferForm
            max={refundable}
            net={net}
            live={live}
            pending={offer.pending}
            onSubmit={(amount) => offer.send({ orderNo: no, amount }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
    </>
  );
};
