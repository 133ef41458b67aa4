"use client";

import { Alert, Button, Group, NativeSelect, Slider, Stack, Textarea } from "@mantine/core";
import { faults, type Fault } from "@souk/rulebook";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import {
  ConfirmDialog,
  durationMs,
  ExplainedButton,
  fullTerms,
  parseMoney,
  readTerms,
  TermsFields,
  typedMoney,
  useFormatMoney,
  useRefusalWords,
  useSpanWords,
  type TermsDraft,
} from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Dispute, Order } from "../api-types.ts";
import { answerOf } from "../outside/answer-of.ts";
import { effectOf } from "./effect.ts";
import { liveTerms } from "./proposals.ts";

/** The verdict: how much goes back, whether the goods do, whose fault it was, and why; with what it does on screen before it is given. */
export const VerdictForm = ({ order, dispute }: { order: Order; dispute: Dispute }) => {
  const t = useTranslations("admin.verdict");
  const law = useTranslations("law");
  const words = useRefusalWords();
  const limits = { refundable: dispute.refundable, lines: order.lines, least: 0 } as const;
  const [draft, setDraft] = useState<TermsDraft>(() => ({ ...fullTerms(limits), amount: typedMoney({ ...dispute.refundable, amount: 0 }) }));
  const [liability, setLiability] = useState<Fault | "">("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [asked, ask] = useState(false);
  const command = useCommand(useTRPC().admin.disputes.giveVerdict.mutationOptions(), { done: t("done") });
  const answer = answerOf(order, "give_verdict");
  const { terms, problem } = readTerms(draft, limits);
  const ready = terms !== null && liability !== "" && text.trim() !== "";
  if (!answer) return null;

  const give = () => {
    if (ready) command.send({ orderNo: order.orderNo, ...terms, liability, text: text.trim() }, () => ask(false));
  };
  const does = terms && <WhatItDoes order={order} dispute={dispute} amount={terms.amount} withReturn={terms.withReturn} />;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (ready) ask(true);
      }}
    >
      <Stack gap="md">
        <TermsFields draft={draft} limits={limits} mode={dispute.received ? "either" : "refund"} problem={problem} onChange={setDraft} />
        <SlideOrPick dispute={dispute} draft={draft} onChange={setDraft} />
        <NativeSelect
          label={t("liability")}
          description={t("liabilityHint")}
          value={liability}
          error={tried && liability === "" ? t("liabilityMissing") : null}
          onChange={(event) => setLiability(faults.find((each) => each === event.currentTarget.value) ?? "")}
          data={[{ value: "", label: t("choose") }, ...faults.map((each) => ({ value: each, label: law(`fault.${each}`) }))]}
          withAsterisk
        />
        <Textarea
          label={t("text")}
          description={t("textHint")}
          value={text}
          error={tried && text.trim() === "" ? t("textMissing") : null}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={2_000}
          autosize
          minRows={3}
          maxRows={10}
          withAsterisk
        />
        {does}
        <Group justify="flex-end">
          {answer.allowed || !answer.refusal ? (
            <Button type="submit" loading={command.pending}>
              {t("give")}
            </Button>
          ) : (
            <ExplainedButton why={words.line(answer.refusal)}>{t("give")}</ExplainedButton>
          )}
        </Group>
      </Stack>
      <ConfirmDialog
        opened={asked}
        title={t("confirmTitle", { no: order.orderNo })}
        confirm={t("confirm")}
        pending={command.pending}
        onConfirm={give}
        onClose={() => ask(false)}
      >
        <Stack gap="sm">
          {does}
          <ProblemNotice problem={command.problem} />
        </Stack>
      </ConfirmDialog>
    </form>
  );
};

/** The same amount without typing: slid, or taken over from what a side asks for. */
const SlideOrPick = ({ dispute, draft, onChange }: { dispute: Dispute; draft: TermsDraft; onChange: (draft: TermsDraft) => void }) => {
  const t = useTranslations("admin.verdict");
  const money = useFormatMoney();
  const { amount: most, currency } = dispute.refundable;
  const amount = parseMoney(draft.amount, currency) ?? 0;
  const set = (value: number) => onChange({ ...draft, amount: typedMoney({ amount: value, currency }) });
  const picks = [
    { key: "nothing", amount: 0 },
    { key: "sellerOffer", amount: liveTerms(dispute, "seller")?.amount.amount },
    { key: "half", amount: Math.floor(most / 2) },
    { key: "buyerDemand", amount: liveTerms(dispute, "buyer")?.amount.amount },
    { key: "all", amount: most },
  ] as const;
  return (
    <Stack gap="sm">
      <Slider
        min={0}
        max={most}
        value={Math.min(amount, most)}
        onChange={set}
        label={null}
        thumbLabel={t("slider")}
        thumbValueText={(value) => money({ amount: value, currency })}
      />
      <Group gap={6} role="group" aria-label={t("picks")}>
        {picks.map(
          ({ key, amount: picked }) =>
            picked !== undefined && (
              <Button key={key} variant="default" size="compact-sm" aria-pressed={amount === picked} onClick={() => set(picked)}>
                {t(`pick.${key}`, { amount: money({ amount: picked, currency }) })}
              </Button>
            ),
        )}
      </Group>
    </Stack>
  );
};

/** What the verdict would do to buyer, seller and order, and when the money moves. */
const WhatItDoes = ({ order, dispute, amount, withReturn }: { order: Order; dispute: Dispute; amount: number; withReturn: boolean }) => {
  const t = useTranslations("admin.verdict");
  const money = useFormatMoney();
  const words = useSpanWords();
  const effect = effectOf(dispute, amount, withReturn);
  const { currency } = dispute.refundable;
  return (
    <Alert color={effect.reach === "none" ? "gray" : "lapis"} title={t("does")} role="group" aria-label={t("does")}>
      <ul className="souk-says">
        <li>{t("split", { buyer: money({ amount, currency }), seller: money({ amount: dispute.refundable.amount - amount, currency }) })}</li>
        <li>{t(`order.${effect.order}`)}</li>
        <li>{t(`when.${effect.when}`, { appeal: words(durationMs(order.terms.appeal)), back: words(durationMs(order.terms.returnShipBy)) })}</li>
      </ul>
    </Alert>
  );
};
