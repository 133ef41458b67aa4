import { createLoader, parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const sorts = ["relevance", "price_up", "price_down", "newest", "best_selling"] as const;

/** The catalogue's filters as they stand in the address. Prices are whole units of the currency there, minor units for the API. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  category: parseAsString.withDefault(""),
  store: parseAsInteger,
  min: parseAsInteger,
  max: parseAsInteger,
  stock: parseAsBoolean.withDefault(false),
  flash: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(sorts).withDefault("relevance"),
  cursor: parseAsString,
};

export const loadFilters = createLoader(filterParsers);
export type Filters = Awaited<ReturnType<typeof loadFilters>>;

const minor = (whole: number | null, exponent: number): number | undefined =>
  whole !== null && whole >= 0 && whole < 1_000_000 ? whole * 10 ** exponent : undefined;

/** The filters as the API takes them; what makes no sense in an address is left out rather than refused. */
export const searchInputOf = (filters: Filters, exponent: number) => {
  const min = minor(filters.min, exponent);
  const max = minor(filters.max, exponent);
  return {
    ...(filters.q && { q: filters.q.slice(0, 200) }),
    ...(filters.category && { category: filters.category.slice(0, 200) }),
    ...(filters.store !== null && filters.store > 0 && { storeId: filters.store }),
    ...(min !== undefined && { minPrice: min }),
    ...(max !== undefined && { maxPrice: max }),
    ...(filters.stock && { inStock: true }),
    ...(filters.flash && { flash: true }),
  };
};
