"use client";

import { Badge, Group, Radio, RadioGroup, Stack, Text } from "@mantine/core";
import type { OrderCommandName } from "@souk/rulebook";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, ConfirmDialog, Money, Panel, TimerList, useFormatMoney, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "../acts/act-dialog.tsx";
import type { Chargeback, Order } from "../api-types.ts";
import { Fact } from "../orders/facts.tsx";
import { answerOf } from "../outside/answer-of.ts";
import { ChargebackNotice } from "../outside/chargeback-notice.tsx";
import type { CaseProps } from "./desk.tsx";

const acts = ["contest_chargeback", "accept_chargeback", "reject_chargeback"] as const satisfies readonly OrderCommandName[];
type Act = (typeof acts)[number];
const colours = { open: "saffron", contested: "lapis", accepted: "pomegranate", rejected: "palm" } as const;

/** The chargebacks of one order: what the issuer takes back, and how the platform answers. */
export const ChargebackCase = ({ order }: CaseProps) => {
  const t = useTranslations("admin.desk.chargebacks");
  const [open, setOpen] = useState<Act | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Panel id="answer" title={t("answer")}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("answerHint")}
          </Text>
          <Group gap="xs" role="group" aria-label={t("actions")}>
            {acts.map((act) => {
              const answer = answerOf(order, act);
              return (
                answer && (
                  <ActionButton key={act} answer={answer} size="xs" variant="default" onClick={() => setOpen(act)}>
                    {t(`act.${act}`)}
                  </ActionButton>
                )
              );
            })}
            <ChargebackNotice order={order} />
          </Group>
        </Stack>
      </Panel>
      <Panel id="chargebacks" title={t("notices")}>
        {order.chargebacks.length === 0 ? (
          <Text c="dimmed">{t("none")}</Text>
        ) : (
          <ul className="souk-notes" aria-label={t("notices")}>
            {order.chargebacks.map((chargeback) => (
              <Notice key={chargeback.no} chargeback={chargeback} />
            ))}
          </ul>
        )}
      </Panel>
      <Panel id="timers" title={t("timers")}>
        <TimerList timers={order.timers} />
      </Panel>
      {open === "contest_chargeback" && <Contest order={order} onClose={close} />}
      {open === "accept_chargeback" && <Accept order={order} onClose={close} />}
      {open === "reject_chargeback" && <BankRejects order={order} onClose={close} />}
    </>
  );
};

const Notice = ({ chargeback }: { chargeback: Chargeback }) => {
  const t = useTranslations("admin.desk.chargebacks");
  const state = useTranslations("law.chargebackState");
  const money = useFormatMoney();
  const above = chargeback.noticed.amount - chargeback.amount.amount;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text fw={650}>
          <Money value={chargeback.amount} />
        </Text>
        <Badge color={colours[chargeback.state]}>{state(chargeback.state)}</Badge>
      </Group>
      {chargeback.reason && (
        <Text size="sm" className="souk-wrap">
          “{chargeback.reason}”
        </Text>
      )}
      {above > 0 && <Text size="sm">{t("above", { noticed: money(chargeback.noticed), above: money({ ...chargeback.amount, amount: above }) })}</Text>}
      <dl className="souk-pairs">
        <Fact name={t("opened")}>
          <WorldTime at={chargeback.openedAt} />
        </Fact>
        {chargeback.contestedAt && (
          <Fact name={t("contested")}>
            <WorldTime at={chargeback.contestedAt} />
          </Fact>
        )}
        {chargeback.endedAt && (
          <Fact name={t("ended")}>
            <WorldTime at={chargeback.endedAt} />
          </Fact>
        )}
      </dl>
    </li>
  );
};

const Contest = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("admin.desk.chargebacks");
  const command = useCommand(useTRPC().admin.chargebacks.contest.mutationOptions(), { done: t("done.contest_chargeback") });
  return (
    <ActDialog
      title={t("ask.contest_chargeback", { no: order.orderNo })}
      lead={t("askLead.contest_chargeback")}
      reason={t("proof")}
      confirm={t("act.contest_chargeback")}
      pending={command.pending}
      problem={command.problem}
      onSend={(text) => command.send({ orderNo: order.orderNo, text }, onClose)}
      onClose={onClose}
    />
  );
};

const Accept = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("admin.desk.chargebacks");
  const [fault, setFault] = useState<"seller" | "platform">("seller");
  const command = useCommand(useTRPC().admin.chargebacks.accept.mutationOptions(), { done: t("done.accept_chargeback") });
  return (
    <ConfirmDialog
      opened
      title={t("ask.accept_chargeback", { no: order.orderNo })}
      confirm={t("act.accept_chargeback")}
      colour="pomegranate"
      pending={command.pending}
      onConfirm={() => command.send({ orderNo: order.orderNo, fault }, onClose)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t("askLead.accept_chargeback")}</Text>
        <RadioGroup label={t("fault")} value={fault} onChange={(value) => setFault(value === "platform" ? "platform" : "seller")}>
          <Stack gap={8} mt={6}>
            <Radio value="seller" label={t("faultSeller")} description={t("faultSellerHint")} />
            <Radio value="platform" label={t("faultPlatform")} description={t("faultPlatformHint")} />
          </Stack>
        </RadioGroup>
        <ProblemNotice problem={command.problem} />
      </Stack>
    </ConfirmDialog>
  );
};

const BankRejects = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("admin.desk.chargebacks");
  const command = useCommand(useTRPC().admin.chargebacks.reject.mutationOptions(), { done: t("done.reject_chargeback") });
  return (
    <ConfirmDialog
      opened
      title={t("ask.reject_chargeback", { no: order.orderNo })}
      confirm={t("act.reject_chargeback")}
      pending={command.pending}
      onConfirm={() => command.send({ orderNo: order.orderNo }, onClose)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t("askLead.reject_chargeback")}</Text>
        <ProblemNotice problem={command.problem} />
      </Stack>
    </ConfirmDialog>
  );
};
