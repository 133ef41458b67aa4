"use client";

import { useTranslations } from "next-intl";

/** What an event of any stream is called; one without a sentence is said by its own name. */
export const useEventWords = (): ((type: string) => string) => {
  const law = useTranslations("law.event");
  return (type) => (law.has(type) ? law(type) : type.replaceAll("_", " "));
};
