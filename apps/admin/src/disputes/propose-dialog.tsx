"use client";

import { Modal, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { fullTerms, ProposalForm } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Dispute, Order } from "../api-types.ts";

/** The mediator's proposal: either side may still accept it, which ends the dispute without a verdict. */
export const ProposeDialog = ({ order, dispute, onClose }: { order: Order; dispute: Dispute; onClose: () => void }) => {
  const t = useTranslations("admin.case");
  const dialog = useTranslations("dialog");
  const limits = { refundable: dispute.refundable, lines: order.lines, least: 0 } as const;
  const command = useCommand(useTRPC().admin.disputes.propose.mutationOptions(), { done: t("proposed") });
  return (
    <Modal opened onClose={onClose} title={t("proposeTitle", { no: order.orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      <Text size="sm" mb="md">
        {t("proposeLead")}
      </Text>
      <ProposalForm
        draft={fullTerms(limits)}
        limits={limits}
        mode={dispute.received ? "either" : "refund"}
        confirm={t("propose")}
        pending={command.pending}
        notice={<ProblemNotice problem={command.problem} />}
        onSubmit={(proposal) => command.send({ orderNo: order.orderNo, ...proposal }, onClose)}
        onCancel={onClose}
      />
    </Modal>
  );
};
