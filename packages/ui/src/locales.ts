/** The languages of the portals; the first is the fallback. */
export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** A catalogue: nested names to ICU sentences. */
export interface Messages {
  [name: string]: string | Messages;
}
