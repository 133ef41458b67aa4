"use client";

import { Modal, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog, draftOf, durationMs, fullTerms, ProposalForm, useFormatInstant, useSpanWords, useTermsWords, type ProposalShape } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Dispute, Order } from "../api-types.ts";
import { WordsForm } from "../orders/words-form.tsx";

export type DisputeDialog = { readonly name: "propose" } | { readonly name: "appeal" } | { readonly name: "accept"; readonly proposal: ProposalShape };

interface Props {
  readonly order: Order;
  readonly dispute: Dispute;
  readonly onClose: () => void;
}

/** What a seller does in a dispute, each asked once more before it counts: an own proposal, accepting one, an appeal. */
export const DisputeDialogs = ({ open, ...props }: Props & { open: DisputeDialog | null }) => (
  <>
    <Propose {...props} opened={open?.name === "propose"} />
    <Accept {...props} proposal={open?.name === "accept" ? open.proposal : null} />
    <Appeal {...props} opened={open?.name === "appeal"} />
  </>
);

/** The seller's proposal. Written for the first time it starts from what the buyer asks, with the amount left to be said. */
const Propose = ({ order, dispute, opened, onClose }: Props & { opened: boolean }) => {
  const t = useTranslations("seller.dispute");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const propose = useCommand(trpc.seller.disputes.propose.mutationOptions(), { done: t("proposed") });
  const limits = { refundable: dispute.refundable, lines: order.lines, least: 0 } as const;
  const live = (side: "buyer" | "seller") => dispute.proposals.findLast(({ by, state }) => by === side && state === "live");
  const own = live("seller");
  const demand = live("buyer");
  const mayReturn = dispute.received && dispute.return === null;
  const fresh = { ...(demand ? draftOf(demand, order.lines) : fullTerms(limits)), amount: "" };
  const until = order.timers.find(({ kind }) => kind === "dispute_mediate");
  const close = () => {
    propose.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t(own ? "editTitle" : "answerTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <Text size="sm" mb="md">
        {t("zero")} {dispute.state === "negotiating" && until && t("answerText", { when: format(until.due) })}
      </Text>
      <ProposalForm
        draft={own ? draftOf(own, order.lines) : fresh}
        text={own?.text ?? ""}
        limits={limits}
        mode={mayReturn ? "either" : "refund"}
        confirm={t("send")}
        pending={propose.pending}
        notice={<ProblemNotice problem={propose.problem} onClose={propose.reset} />}
        onSubmit={(proposal) => propose.send({ orderNo: order.orderNo, ...proposal }, close)}
        onCancel={close}
      />
    </Modal>
  );
};

const Accept = ({ order, dispute, proposal, onClose }: Props & { proposal: ProposalShape | null }) => {
  const t = useTranslations("seller.dispute");
  const trpc = useTRPC();
  const words = useTermsWords();
  const span = useSpanWords();
  const accept = useCommand(trpc.seller.disputes.accept.mutationOptions(), { done: t("accepted") });
  const close = () => {
    accept.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={proposal !== null}
      title={t("acceptTitle")}
      confirm={t("acceptConfirm")}
      pending={accept.pending}
      onConfirm={() => proposal && accept.send({ orderNo: order.orderNo, proposalNo: proposal.no }, close)}
      onClose={close}
    >
      {proposal && (
        <Stack gap="xs">
          <Text>{t("acceptText", { terms: words(proposal, order.lines) })}</Text>
          <Text size="sm">
            {proposal.withReturn ? t("acceptReturn", { span: span(durationMs(order.terms.returnShipBy)) }) : t(`acceptPays.${dispute.kind}`)}
          </Text>
          <ProblemNotice problem={accept.problem} onClose={accept.reset} />
        </Stack>
      )}
    </ConfirmDialog>
  );
};

const Appeal = ({ order, opened, onClose }: Props & { opened: boolean }) => {
  const t = useTranslations("seller.dispute");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const appeal = useCommand(trpc.seller.disputes.appeal.mutationOptions(), { done: t("appealed") });
  const close = () => {
    appeal.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t("appealTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <Stack gap="sm">
        <ProblemNotice problem={appeal.problem} />
        <WordsForm
          body={t("appealText")}
          label={t("appealWhy")}
          hint={t("appealHint")}
          missing={t("appealMissing")}
          confirm={t("appealConfirm")}
          pending={appeal.pending}
          onSubmit={(text) => appeal.send({ orderNo: order.orderNo, text }, close)}
          onCancel={close}
        />
      </Stack>
    </Modal>
  );
};
