"use client";

import { useTranslations } from "next-intl";

/** A category of the catalogue as a person reads it. One that came with an import and has no name here is spelled out: "garden_tools" is Garden tools. */
export const useCategoryName = () => {
  const t = useTranslations("buyer.categories");
  return (category: string): string => {
    if (t.has(category as never)) return t(category as never);
    const words = category.replaceAll("_", " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
};
