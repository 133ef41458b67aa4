"use client";

import { Button, Checkbox, CheckboxGroup, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { typedMoney } from "../parts/money-format.ts";
import { useFormatMoney } from "../parts/money.tsx";
import { mostOf, withLines, type TermsDraft, type TermsLimits, type TermsProblem } from "./terms.ts";

/** Whether goods may go back, must, or cannot since nothing was received. */
export type TermsMode = "refund" | "either" | "return";

/** The fields of a demand, a proposal or a verdict: refund only or return and refund, which lines go back, and how much. `problem` is shown at the field it belongs to. */
export const TermsFields = ({
  draft,
  limits,
  mode,
  problem,
  onChange,
}: {
  draft: TermsDraft;
  limits: TermsLimits;
  mode: TermsMode;
  problem: TermsProblem | null;
  onChange: (draft: TermsDraft) => void;
}) => {
  const t = useTranslations("proposal");
  const money = useFormatMoney();
  const most = mostOf(draft, limits);
  const isAll = draft.amount === typedMoney(most);

  return (
    <Stack gap="md">
      {mode === "either" && (
        <RadioGroup
          label={t("mode")}
          value={draft.withReturn ? "return" : "refund"}
          onChange={(chosen) => onChange(withLines(draft, { withReturn: chosen === "return" }, limits))}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="refund" label={t("refundOnly")} description={t("refundOnlyHint")} />
            <Radio value="return" label={t("withReturn")} description={t("withReturnHint")} />
          </Stack>
        </RadioGroup>
      )}
      {draft.withReturn && limits.lines.length > 1 && (
        <CheckboxGroup
          label={t("lines")}
          error={problem === "no_lines" ? t("problem.no_lines") : undefined}
          value={draft.lines.map(String)}
          onChange={(chosen) => onChange(withLines(draft, { lines: chosen.map(Number).toSorted((a, b) => a - b) }, limits))}
        >
          <Stack gap={6} mt={6}>
            {limits.lines.map((line) => (
              <Checkbox key={line.no} value={String(line.no)} label={line.title} description={[line.options, money(line.total)].filter(Boolean).join(" · ")} />
            ))}
          </Stack>
        </CheckboxGroup>
      )}
      <div>
        <TextInput
          label={t("amount", { currency: limits.refundable.currency })}
          description={t("most", { amount: money(most) })}
          inputMode="decimal"
          maw={260}
          value={draft.amount}
          error={problem !== null && problem !== "no_lines" ? t(`problem.${problem}`) : undefined}
          onChange={(event) => onChange({ ...draft, amount: event.currentTarget.value })}
        />
        {!isAll && most.amount > 0 && (
          <Button size="compact-sm" variant="subtle" mt={4} onClick={() => onChange({ ...draft, amount: typedMoney(most) })}>
            {t("all", { amount: money(most) })}
          </Button>
        )}
      </div>
    </Stack>
  );
};
