"use client";

import { Modal, Stack, Text, Textarea } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog, draftOf, durationMs, FormActions, fullTerms, ProposalForm, type ProposalShape, useSpanWords, useTermsWords } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Dispute, Order } from "../api-types.ts";

interface DialogProps {
  readonly order: Order;
  readonly dispute: Dispute;
  readonly onClose: () => void;
}

const textMax = 2_000;

/** Changes what the buyer asks for. */
export const EditProposal = ({ order, dispute, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dispute");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const words = useSpanWords();
  const propose = useCommand(trpc.buyer.disputes.propose.mutationOptions());
  const limits = { refundable: dispute.refundable, lines: order.lines, least: 1 } as const;
  const own = dispute.proposals.findLast(({ by, state }) => by === "buyer" && state === "live");
  return (
    <Modal opened onClose={onClose} title={t("editTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <Text size="sm" mb="md">
        {dispute.state === "negotiating" ? t("editText", { span: words(durationMs(order.terms.disputeRespond)) }) : t("editTextMediated")}
      </Text>
      <ProposalForm
        draft={own ? draftOf(own, order.lines) : fullTerms(limits)}
        text={own?.text ?? ""}
        limits={limits}
        mode={dispute.received && !dispute.return ? "either" : "refund"}
        confirm={t("editConfirm")}
        pending={propose.pending}
        notice={<ProblemNotice problem={propose.problem} onClose={propose.reset} />}
        onSubmit={(proposal) => propose.send({ orderNo: order.orderNo, ...proposal }, onClose)}
        onCancel={onClose}
      />
    </Modal>
  );
};

/** Ends the dispute with what another side proposes. */
export const AcceptProposal = ({ order, onClose, proposal }: DialogProps & { proposal: ProposalShape }) => {
  const t = useTranslations("buyer.dispute");
  const trpc = useTRPC();
  const words = useTermsWords();
  const span = useSpanWords();
  const accept = useCommand(trpc.buyer.disputes.accept.mutationOptions());
  return (
    <ConfirmDialog
      opened
      title={t("acceptTitle")}
      confirm={t("acceptConfirm")}
      pending={accept.pending}
      onConfirm={() => accept.send({ orderNo: order.orderNo, proposalNo: proposal.no }, onClose)}
      onClose={onClose}
    >
      <Text>{t("acceptText", { terms: words(proposal, order.lines) })}</Text>
      {proposal.withReturn && <Text mt="xs">{t("acceptReturn", { span: span(durationMs(order.terms.returnShipBy)) })}</Text>}
      <ProblemNotice problem={accept.problem} onClose={accept.reset} />
    </ConfirmDialog>
  );
};

/** Takes the dispute back, after saying what that costs. */
export const WithdrawDispute = ({ order, dispute, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dispute");
  const trpc = useTRPC();
  const withdraw = useCommand(trpc.buyer.disputes.withdraw.mutationOptions());
  return (
    <ConfirmDialog
      opened
      title={t("withdrawTitle")}
      confirm={t("withdrawConfirm")}
      colour="pomegranate"
      pending={withdraw.pending}
      onConfirm={() => withdraw.send({ orderNo: order.orderNo }, onClose)}
      onClose={onClose}
    >
      <Text>{t(`withdrawText.${dispute.kind}`)}</Text>
      <ProblemNotice problem={withdraw.problem} onClose={withdraw.reset} />
    </ConfirmDialog>
  );
};

/** Asks for the one second look. */
export const AppealVerdict = ({ order, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dispute");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const appeal = useCommand(trpc.buyer.disputes.appeal.mutationOptions());
  const [text, setText] = useState("");
  return (
    <Modal opened onClose={onClose} title={t("appealTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          appeal.send({ orderNo: order.orderNo, text: text.trim() }, onClose);
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t("appealText")}</Text>
          <Textarea
            label={t("appealWhy")}
            required
            autosize
            minRows={3}
            maxRows={10}
            maxLength={textMax}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <ProblemNotice problem={appeal.problem} onClose={appeal.reset} />
          <FormActions confirm={t("appealConfirm")} disabled={text.trim() === ""} pending={appeal.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
