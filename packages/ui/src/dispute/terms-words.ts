"use client";

import { useTranslations } from "next-intl";
import { useFormatMoney } from "../parts/money.tsx";
import type { LineShape, TermsShape } from "../order/shapes.ts";

/** Terms in a sentence: "€12.00 back, the goods stay with the buyer". */
export const useTermsWords = (): ((terms: TermsShape, lines: readonly LineShape[]) => string) => {
  const t = useTranslations("dispute.terms");
  const money = useFormatMoney();
  return (terms, lines) => {
    const amount = money(terms.amount);
    if (terms.withReturn && terms.lines.length > 0) return t("returnLines", { amount, lines: titlesOf(terms.lines, lines) });
    if (terms.withReturn) return t("return", { amount });
    return terms.amount.amount === 0 ? t("none") : t("refund", { amount });
  };
};

/** The titles of these lines, as a list in a sentence. */
export const titlesOf = (nos: readonly number[], lines: readonly LineShape[]): string =>
  lines
    .filter(({ no }) => nos.includes(no))
    .map(({ title }) => title)
    .join(", ");
