"use client";

import { paidReasons, rejectReasons, unpaidReasons } from "@souk/rulebook";
import { useTranslations } from "next-intl";

const has = (words: readonly string[], word: string): boolean => words.includes(word);

/** Reasons in the reader's language, whichever list they come from. */
export const useReasonWords = () => {
  const t = useTranslations("law");
  return {
    buyer: (reason: string): string => {
      if (has(paidReasons, reason)) return t(`paidReason.${reason}`);
      return has(unpaidReasons, reason) ? t(`unpaidReason.${reason}`) : reason;
    },
    seller: (reason: string): string => (has(rejectReasons, reason) ? t(`rejectReason.${reason}`) : reason),
  };
};
