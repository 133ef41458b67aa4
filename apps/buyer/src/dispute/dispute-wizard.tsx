"use client";

import { Button, Card, Group, NativeSelect, Radio, RadioGroup, Stack, Text, Textarea, Title } from "@mantine/core";
import { notify, PageButton, ProblemNotice, useCommand, useSendEvidence, useTRPC } from "@souk/portal/client";
import type { DisputeReason } from "@souk/rulebook";
import { ChosenFiles, filesMax, fullTerms, Money, PageHeading, readTerms, RefusalNotice, TermsFields, type TermsDraft, type TermsMode } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import type { Order } from "../api-types.ts";
import { OrderLines } from "../order/order-lines.tsx";
import { OrderPath } from "../order/order-path.tsx";
import { paths } from "../paths.ts";
import { reasonsFor, receivedAsKnown } from "./reasons.ts";
import { WhatComesNext } from "./what-comes-next.tsx";

const textMax = 2_000;

/** Opens a dispute step by step; where the law does not allow one now, says why and what helps instead. */
export const DisputeWizard = ({ order }: { order: Order }) => {
  const t = useTranslations("buyer.wizard");
  const room = useTranslations("buyer.dispute");
  const answer = order.answers.find(({ command }) => command === "open_dispute");
  return (
    <div>
      <OrderPath orderNo={order.orderNo} />
      <PageHeading lead={answer?.allowed ? t("lead") : order.store.name}>{t("title", { no: order.orderNo })}</PageHeading>
      {answer?.allowed ? (
        <Steps order={order} />
      ) : (
        <Stack gap="md" align="flex-start">
          <Title order={2}>{t("notNowTitle")}</Title>
          {answer?.refusal && <RefusalNotice refusal={answer.refusal} />}
          <Group gap="sm">
            {order.disputes.length > 0 && <PageButton href={paths.dispute(order.orderNo)}>{room("title", { no: order.orderNo })}</PageButton>}
            <PageButton href={paths.order(order.orderNo)} variant="default">
              {room("toOrder")}
            </PageButton>
          </Group>
        </Stack>
      )}
    </div>
  );
};

/** What can still be given back of what was paid. */
const refundableOf = ({ payment, total }: Order) => ({
  amount: payment.tenders.reduce((sum, tender) => sum + tender.amount.amount - tender.refunded.amount, 0),
  currency: total.currency,
});

const modeOf = (received: boolean, reason: DisputeReason | null): TermsMode => {
  if (!received) return "refund";
  return reason === "changed_mind" ? "return" : "either";
};

const Steps = ({ order }: { order: Order }) => {
  const t = useTranslations("buyer.wizard");
  const law = useTranslations("law.disputeReason");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const router = useRouter();
  const open = useCommand(trpc.buyer.disputes.open.mutationOptions(), { refresh: false });
  const { send, busy } = useSendEvidence(order.orderNo);
  const known = receivedAsKnown(order);
  const [said, setSaid] = useState<boolean | null>(known);
  const [chosen, choose] = useState<DisputeReason | null>(null);
  const limits = { refundable: refundableOf(order), lines: order.lines, least: 1 } as const;
  const [draft, setDraft] = useState<TermsDraft>(() => fullTerms(limits));
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const received = said ?? false;
  const offered = reasonsFor(order, received);
  const only = offered.length === 1 ? (offered[0] ?? null) : null;
  const reason = chosen !== null && offered.includes(chosen) ? chosen : only;
  const mode = modeOf(received, reason);
  const shaped = mode === "either" ? draft : { ...draft, withReturn: mode === "return" };
  const { terms, problem } = readTerms(shaped, limits);

  const handIn = async () => {
    const failed = await send(files);
    if (failed.length > 0) notify({ message: t("filesFailed", { n: failed.length }), color: "saffron" });
    router.push(paths.dispute(order.orderNo));
    router.refresh();
  };
  const submit = () => {
    setTried(true);
    if (said === null || reason === null || !terms) return;
    open.send({ orderNo: order.orderNo, received, reason, ...terms, text: text.trim() }, () => {
      setLeaving(true);
      void handIn();
    });
  };

  return (
    <form
      className="buyer-two"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="lg">
        <Step no={1} title={t("received")}>
          {order.state === "awaiting_shipment" ? (
            <Text size="sm">{t("notShipped")}</Text>
          ) : (
            <RadioGroup
              aria-label={t("received")}
              value={said === null ? null : said ? "yes" : "no"}
              error={tried && said === null ? t("missing.received") : undefined}
              onChange={(answer) => setSaid(answer === "yes")}
            >
              <Group gap="lg">
                <Radio value="yes" label={t("yes")} />
                <Radio value="no" label={t("no")} />
              </Group>
            </RadioGroup>
          )}
        </Step>
        {said !== null && (
          <Step no={2} title={t("reason")}>
            <NativeSelect
              label={t("reasonLabel")}
              value={reason ?? ""}
              error={tried && reason === null ? t("missing.reason") : undefined}
              onChange={(event) => choose(event.currentTarget.value as DisputeReason)}
            >
              {only === null && (
                <option value="" disabled>
                  {t("chooseReason")}
                </option>
              )}
              {offered.map((each) => (
                <option key={each} value={each}>
                  {law(each)}
                </option>
              ))}
            </NativeSelect>
          </Step>
        )}
        {reason !== null && (
          <>
            <Step no={3} title={t("want")}>
              {mode === "return" && (
                <Text size="sm" mb="sm">
                  {t("returnOnly")}
                </Text>
              )}
              <TermsFields draft={shaped} limits={limits} mode={mode} problem={tried ? problem : null} onChange={setDraft} />
            </Step>
            <Step no={4} title={t("tell")}>
              <Stack gap="md">
                <Textarea
                  label={t("text")}
                  description={t("textHint")}
                  autosize
                  minRows={3}
                  maxRows={10}
                  maxLength={textMax}
                  value={text}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
                <Attachments files={files} busy={busy} onChange={setFiles} />
              </Stack>
            </Step>
            <Step no={5} title={t("next")}>
              <WhatComesNext order={order} reason={reason} withReturn={shaped.withReturn} />
            </Step>
          </>
        )}
        <ProblemNotice problem={open.problem} onClose={open.reset} />
        <Group justify="flex-end" gap="sm">
          <PageButton href={paths.order(order.orderNo)} variant="default">
            {dialog("cancel")}
          </PageButton>
          <Button type="submit" loading={open.pending || leaving}>
            {t("submit")}
          </Button>
        </Group>
      </Stack>
      <Card component="aside" aria-labelledby="about" className="buyer-sticky">
        <Title order={2} size="h3" id="about" mb="sm">
          {t("about")}
        </Title>
        <OrderLines lines={order.lines} />
        <Group justify="space-between" mt="sm" className="buyer-about-sum">
          <Text size="sm">{t("refundable")}</Text>
          <Text fw={650}>
            <Money value={limits.refundable} />
          </Text>
        </Group>
      </Card>
    </form>
  );
};

const Step = ({ no, title, children }: { no: number; title: string; children: ReactNode }) => (
  <Card component="section" aria-labelledby={`step-${no}`}>
    <Title order={2} size="h3" id={`step-${no}`} mb="sm" className="buyer-step">
      <span aria-hidden>{no}</span> {title}
    </Title>
    {children}
  </Card>
);

/** Files that will be added once the dispute is open: before that they belong to nothing. */
const Attachments = ({ files, busy, onChange }: { files: readonly File[]; busy: string | null; onChange: (files: readonly File[]) => void }) => {
  const t = useTranslations("buyer.wizard");
  return (
    <section aria-label={t("files")}>
      <Text size="sm" fw={500}>
        {t("files")}
      </Text>
      <ChosenFiles files={files} left={filesMax} busy={busy} onChange={onChange} />
    </section>
  );
};
