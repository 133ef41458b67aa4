"use client";

import { useTranslations } from "next-intl";

/** What happens at zero, in words; a consequence without a sentence is said by its own name. */
export const useOutcomeWords = (): ((consequence: string) => string) => {
  const t = useTranslations("law.consequence");
  return (consequence) => (consequence !== "" && t.has(consequence) ? t(consequence) : consequence.replaceAll("_", " "));
};
