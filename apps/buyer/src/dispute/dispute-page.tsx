"use client";

import { Button } from "@mantine/core";
import { EvidenceUpload, PageButton } from "@souk/portal/client";
import { ActionButton, DisputeRoom, EmptyState, FrozenNotice, PageHeading, type ProposalShape } from "@souk/ui";
import { IconScale } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Answer, Dispute, Order } from "../api-types.ts";
import { OrderPath } from "../order/order-path.tsx";
import { useDialog } from "../order/use-dialog.ts";
import { paths } from "../paths.ts";
import { AcceptProposal, AppealVerdict, EditProposal, WithdrawDispute } from "./dispute-dialogs.tsx";
import { ReturnOf } from "./return-page.tsx";

/** The dispute room as its buyer sees it. */
export const DisputePage = ({ order, dispute }: { order: Order; dispute: Dispute | null }) => {
  const t = useTranslations("buyer.dispute");
  return (
    <div>
      <OrderPath orderNo={order.orderNo} />
      <PageHeading lead={t("with", { store: order.store.name })}>{t("title", { no: order.orderNo })}</PageHeading>
      {order.disputes.length > 1 && dispute && <Rounds order={order} shown={dispute} />}
      {dispute ? <Room order={order} dispute={dispute} /> : <NoDispute order={order} />}
    </div>
  );
};

const NoDispute = ({ order: { orderNo, answers } }: { order: Order }) => {
  const t = useTranslations("buyer.dispute");
  const law = useTranslations("law.action");
  const openable = answers.some(({ command, allowed }) => command === "open_dispute" && allowed);
  return (
    <EmptyState
      icon={IconScale}
      title={t("emptyTitle")}
      action={
        <>
          {openable && <PageButton href={paths.newDispute(orderNo)}>{law("open_dispute")}</PageButton>}
          <PageButton href={paths.order(orderNo)} variant="default">
            {t("toOrder")}
          </PageButton>
        </>
      }
    >
      {t("emptyText")}
    </EmptyState>
  );
};

/** An order can be disputed more than once; each dispute keeps its room. */
const Rounds = ({ order, shown }: { order: Order; shown: Dispute }) => {
  const t = useTranslations("buyer.dispute");
  const law = useTranslations("law.disputeState");
  return (
    <nav aria-label={t("rounds")} className="buyer-tabs buyer-rounds">
      <ul>
        {order.disputes.map(({ no, state }) => (
          <li key={no}>
            <Link href={paths.disputeRound(order.orderNo, no)} aria-current={no === shown.no ? "page" : undefined}>
              {t("round", { no, state: law(state) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

type DialogOf = "propose_settlement" | "withdraw_dispute" | "appeal_verdict" | "accept_settlement";

/** The buttons of each state of an open dispute. Those that are refused say why. */
const byState: Partial<Record<Dispute["state"], readonly Answer["command"][]>> = {
  negotiating: ["propose_settlement", "withdraw_dispute"],
  mediation: ["propose_settlement", "withdraw_dispute"],
  verdict: ["appeal_verdict"],
  appealed: ["propose_settlement"],
};

const Room = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("buyer.dispute");
  const dialog = useDialog<DialogOf>();
  const [accepted, accept] = useState<ProposalShape | null>(null);
  const answerTo = (command: Answer["command"]) => order.answers.find((answer) => answer.command === command);
  const acceptable = answerTo("accept_settlement");
  const buttons = (byState[dispute.state] ?? []).map(answerTo).filter((answer): answer is Answer => answer !== undefined);
  const props = { order, dispute, onClose: dialog.close };

  return (
    <>
      <DisputeRoom
        dispute={dispute}
        lines={order.lines}
        events={order.timeline}
        timers={order.timers}
        party="buyer"
        accepting={
          acceptable
            ? {
                answer: acceptable,
                onAccept: (proposal) => {
                  accept(proposal);
                  dialog.open("accept_settlement");
                },
              }
            : null
        }
        actions={
          buttons.length > 0 ? (
            <>
              {buttons.map((answer) => (
                <ActionButton
                  key={answer.command}
                  answer={answer}
                  variant={answer.command === "withdraw_dispute" ? "default" : "light"}
                  onClick={() => dialog.open(answer.command as DialogOf)}
                >
                  {answer.command === "propose_settlement" ? t("edit") : undefined}
                </ActionButton>
              ))}
            </>
          ) : null
        }
        notices={dispute.open ? <FrozenNotice order={order} /> : null}
        upload={dispute.open ? <Upload order={order} dispute={dispute} /> : null}
      >
        <ReturnOf order={order} dispute={dispute} />
      </DisputeRoom>
      <Button component={Link} href={paths.order(order.orderNo)} variant="default" mt="lg">
        {t("toOrder")}
      </Button>
      {dialog.which === "propose_settlement" && <EditProposal {...props} />}
      {dialog.which === "withdraw_dispute" && <WithdrawDispute {...props} />}
      {dialog.which === "appeal_verdict" && <AppealVerdict {...props} />}
      {dialog.which === "accept_settlement" && accepted && <AcceptProposal {...props} proposal={accepted} />}
    </>
  );
};

const Upload = ({ order: { orderNo }, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("buyer.dispute");
  return (
    <section aria-label={t("uploadTitle")}>
      <EvidenceUpload orderNo={orderNo} already={dispute.evidence.filter(({ by }) => by === "buyer").length} />
    </section>
  );
};
