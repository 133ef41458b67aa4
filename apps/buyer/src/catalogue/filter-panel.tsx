"use client";

import { Button, Checkbox, Collapse, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { Facets } from "../api-types.ts";
import { useCategoryName } from "./category-name.ts";
import { filterParsers, sorts } from "./filters.ts";

const wholeOrNull = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

/** What narrows the catalogue down, and its order. Each choice stands in the address, so that it can be sent to somebody. */
export const FilterPanel = ({ facets, currency }: { facets: Facets; currency: string }) => {
  const t = useTranslations("buyer.catalogue");
  const categoryName = useCategoryName();
  const states = useTranslations("states");
  const [opened, { toggle }] = useDisclosure(false);
  const [filters, set] = useQueryStates(filterParsers, { shallow: false, scroll: false });
  const change = (next: Partial<typeof filters>) => void set({ ...next, cursor: null });

  const form = (
    <Stack gap="md">
      <NativeSelect
        label={t("sort")}
        value={filters.sort}
        onChange={(event) => change({ sort: sorts.find((sort) => sort === event.currentTarget.value) ?? "relevance" })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect label={t("category")} value={filters.category} onChange={(event) => change({ category: event.currentTarget.value })}>
        <option value="">{t("allCategories")}</option>
        {facets.categories.map(({ category, count }) => (
          <option key={category} value={category}>
            {categoryName(category)} ({count})
          </option>
        ))}
      </NativeSelect>
      <NativeSelect label={t("store")} value={filters.store ?? ""} onChange={(event) => change({ store: wholeOrNull(event.currentTarget.value) })}>
        <option value="">{t("allStores")}</option>
        {facets.stores.map(({ storeId, name, count }) => (
          <option key={storeId} value={storeId}>
            {name} ({count})
          </option>
        ))}
      </NativeSelect>
      <PriceRange currency={currency} min={filters.min} max={filters.max} onChange={change} />
      <Checkbox label={t("inStock")} checked={filters.stock} onChange={(event) => change({ stock: event.currentTarget.checked })} />
      <Checkbox label={t("flash")} checked={filters.flash} onChange={(event) => change({ flash: event.currentTarget.checked })} />
      <Button variant="default" onClick={() => void set(null)}>
        {states("clear")}
      </Button>
    </Stack>
  );

  return (
    <section aria-label={t("filters")} className="buyer-filters">
      <Button
        hiddenFrom="md"
        fullWidth
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        aria-expanded={opened}
        onClick={toggle}
      >
        {t("filters")}
      </Button>
      <div className="buyer-filters-wide">{form}</div>
      <Collapse expanded={opened} hiddenFrom="md" className="buyer-filters-narrow">
        {opened && form}
      </Collapse>
    </section>
  );
};

const PriceRange = ({
  currency,
  min,
  max,
  onChange,
}: {
  currency: string;
  min: number | null;
  max: number | null;
  onChange: (range: { min?: number | null; max?: number | null }) => void;
}) => {
  const t = useTranslations("buyer.catalogue");
  const field = (name: "min" | "max", value: number | null) => (
    <TextInput
      key={`${name}${value}`}
      label={t(name, { currency })}
      inputMode="numeric"
      defaultValue={value ?? ""}
      onBlur={(event) => event.currentTarget.value !== String(value ?? "") && onChange({ [name]: wholeOrNull(event.currentTarget.value) })}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
  return (
    <Group grow gap="xs">
      {field("min", min)}
      {field("max", max)}
    </Group>
  );
};
