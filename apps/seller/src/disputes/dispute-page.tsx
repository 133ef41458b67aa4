"use client";

import { Anchor, Group, Text } from "@mantine/core";
import { BackLink, EvidenceUpload, PageButton } from "@souk/portal/client";
import { ActionButton, DisputeRoom, EmptyState, PageHeading } from "@souk/ui";
import { IconScale } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Answer, Dispute, Order } from "../api-types.ts";
import { FrozenOrder } from "../orders/frozen-order.tsx";
import { paths } from "../paths.ts";
import { DisputeDialogs, type DisputeDialog } from "./dispute-dialogs.tsx";
import { ReturnOf } from "./return-of.tsx";

/** The dispute room as its seller sees it. */
export const DisputePage = ({ order, dispute }: { order: Order; dispute: Dispute | null }) => {
  const t = useTranslations("seller.dispute");
  return (
    <>
      <BackLink href={paths.disputes}>{t("back")}</BackLink>
      <PageHeading
        lead={t("with", { buyer: order.buyer.name })}
        actions={
          <PageButton href={paths.order(order.orderNo)} variant="default">
            {t("toOrder")}
          </PageButton>
        }
      >
        {t("title", { no: order.orderNo })}
      </PageHeading>
      {order.disputes.length > 1 && dispute && <Rounds order={order} shown={dispute} />}
      {dispute ? (
        <Room order={order} dispute={dispute} />
      ) : (
        <EmptyState icon={IconScale} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      )}
    </>
  );
};

/** An order can be disputed more than once; each dispute keeps its room. */
const Rounds = ({ order, shown }: { order: Order; shown: Dispute }) => {
  const t = useTranslations("seller.dispute");
  const law = useTranslations("law.disputeState");
  return (
    <Group component="nav" aria-label={t("rounds")} gap="md" mb="md">
      {order.disputes.map(({ no, state }) =>
        no === shown.no ? (
          <Text key={no} size="sm" fw={650} aria-current="page">
            {t("round", { no, state: law(state) })}
          </Text>
        ) : (
          <Anchor key={no} component={Link} href={paths.disputeRound(order.orderNo, no)} size="sm">
            {t("round", { no, state: law(state) })}
          </Anchor>
        ),
      )}
    </Group>
  );
};

const Room = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("seller.dispute");
  const [open, setOpen] = useState<DisputeDialog | null>(null);
  const answerTo = (command: Answer["command"]) => order.answers.find((answer) => answer.command === command);
  const [propose, accept, appeal, evidence] = (["propose_settlement", "accept_settlement", "appeal_verdict", "add_evidence"] as const).map(answerTo);
  const answered = dispute.proposals.some(({ by }) => by === "seller");
  const talking = dispute.state === "negotiating" || dispute.state === "mediation" || dispute.state === "appealed";

  return (
    <>
      <DisputeRoom
        dispute={dispute}
        lines={order.lines}
        events={order.timeline}
        timers={order.timers}
        party="seller"
        accepting={accept ? { answer: accept, onAccept: (proposal) => setOpen({ name: "accept", proposal }) } : null}
        actions={
          talking && propose ? (
            <ActionButton answer={propose} onClick={() => setOpen({ name: "propose" })}>
              {t(answered ? "edit" : "answer")}
            </ActionButton>
          ) : dispute.state === "verdict" && appeal ? (
            <ActionButton answer={appeal} variant="default" onClick={() => setOpen({ name: "appeal" })} />
          ) : null
        }
        notices={dispute.open ? <FrozenOrder order={order} /> : null}
        upload={
          dispute.open && evidence ? (
            <section aria-label={t("uploadTitle")}>
              {evidence.allowed ? (
                <EvidenceUpload orderNo={order.orderNo} already={dispute.evidence.filter(({ by }) => by === "seller").length} />
              ) : (
                <ActionButton answer={evidence} variant="default" mt="md" />
              )}
            </section>
          ) : null
        }
      >
        <ReturnOf order={order} dispute={dispute} />
      </DisputeRoom>
      <DisputeDialogs order={order} dispute={dispute} open={open} onClose={() => setOpen(null)} />
    </>
  );
};
