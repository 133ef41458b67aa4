/** The query of an address as Next hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/** The first value of a name; what is empty counts as left out. */
export const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value) || undefined;
