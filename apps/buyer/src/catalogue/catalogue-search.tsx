"use client";

import { SearchField } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { filterParsers } from "./filters.ts";

/** The shop's search: one field on top of the catalogue, kept in the address. */
export const CatalogueSearch = () => {
  const t = useTranslations("buyer.catalogue");
  const [{ q }, set] = useQueryStates(filterParsers, { shallow: false, scroll: false });
  return (
    <search className="buyer-search">
      <SearchField label={t("search")} placeholder={t("searchHint")} value={q} onSearch={(text) => void set({ q: text || null, cursor: null })} width={640} />
    </search>
  );
};
