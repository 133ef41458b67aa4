import type { PageProps } from "@souk/portal";
import { callerForThisRequest, personOfThisRequest } from "@souk/portal/server";
import { exponentOf, GridSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FilterPanel } from "../../catalogue/filter-panel.tsx";
import { loadFilters, searchInputOf, type Filters } from "../../catalogue/filters.ts";
import { ResultGrid } from "../../catalogue/result-grid.tsx";
import { CatalogueSearch } from "../../catalogue/catalogue-search.tsx";

const pageSize = 24;

const CataloguePage = async ({ searchParams }: PageProps) => {
  const [t, filters] = await Promise.all([getTranslations("buyer.catalogue"), loadFilters(searchParams)]);
  return (
    <div>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <CatalogueSearch />
      <div className="buyer-catalogue">
        <Suspense fallback={<div className="buyer-filters" />}>
          <FiltersOf filters={filters} />
        </Suspense>
        <Suspense key={JSON.stringify(filters)} fallback={<GridSkeleton height={330} />}>
          <Results filters={filters} />
        </Suspense>
      </div>
    </div>
  );
};
export default CataloguePage;

const FiltersOf = async ({ filters }: { filters: Filters }) => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const facets = await caller.buyer.catalogue.facets(searchInputOf(filters, exponentOf(world.currency)));
  return <FilterPanel facets={facets} currency={world.currency} />;
};

const Results = async ({ filters }: { filters: Filters }) => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const found = await caller.buyer.catalogue.search({
    ...searchInputOf(filters, exponentOf(world.currency)),
    sort: filters.sort,
    limit: pageSize,
    ...(filters.cursor && { cursor: filters.cursor }),
  });
  return <ResultGrid items={found.items} total={found.total} nextCursor={found.nextCursor} />;
};
