/** The query of an address as Next hands it over. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What Next hands to a page: the changing parts of its address, by the names of their folders, and the query. */
export interface PageProps<Part extends string = never> {
  readonly params: Promise<Readonly<Record<Part, string>>>;
  readonly searchParams: Promise<Query>;
}

/** The first value of a name; what is empty counts as left out. */
export const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value) || undefined;

const idMax = 2_147_483_647;

/** A number of the world (order, person, store) in an address; what is none counts as left out. */
export const natural = (value: string | string[] | undefined): number | undefined => {
  const number = Number(one(value));
  return Number.isInteger(number) && number > 0 && number <= idMax ? number : undefined;
};
