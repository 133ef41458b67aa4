import { formatLocale } from "../time/format.ts";

/** An amount in whole minor units with its ISO 4217 currency, as the API gives it. */
export interface MoneyView {
  readonly amount: number;
  readonly currency: string;
}

/** How many digits the currency keeps after the point: 2 for EUR, 0 for JPY. */
export const exponentOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** "€69.34" from 6934: minor units divided only for the eye, never for arithmetic. */
export const formatMoney = (money: MoneyView, locale: string): string => {
  const exponent = exponentOf(money.currency);
  return new Intl.NumberFormat(formatLocale(locale), { style: "currency", currency: money.currency }).format(money.amount / 10 ** exponent);
};

/** What a person typed as an amount ("12,50") in minor units, or null when it is none. */
export const parseMoney = (typed: string, currency: string): number | null => {
  const exponent = exponentOf(currency);
  const match = /^\s*(\d{1,9})(?:[.,](\d{1,4}))?\s*$/.exec(typed);
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > exponent) return null;
  return Number(whole) * 10 ** exponent + Number(fraction.padEnd(exponent, "0") || 0);
};

/** An amount as a person would type it into a field: "69.34". */
export const typedMoney = ({ amount, currency }: MoneyView): string => (amount / 10 ** exponentOf(currency)).toFixed(exponentOf(currency));
