"use client";

import { useLocale } from "next-intl";
import { formatMoney, type MoneyView } from "./money-format.ts";

/** Formats amounts in the reader's language, for sentences. */
export const useFormatMoney = (): ((money: MoneyView) => string) => {
  const locale = useLocale();
  return (money) => formatMoney(money, locale);
};

/** An amount, its digits in columns. `negated` shows what is taken off. */
export const Money = ({ value, negated = false }: { value: MoneyView; negated?: boolean }) => {
  const format = useFormatMoney();
  return (
    <span className="souk-number" suppressHydrationWarning>
      {format(negated ? { ...value, amount: -value.amount } : value)}
    </span>
  );
};
