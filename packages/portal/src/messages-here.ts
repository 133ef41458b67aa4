import type { Locale, Messages } from "@souk/ui/locales";

declare global {
  var soukMessages: Partial<Record<Locale, Messages>> | undefined;
}

/** The sentences of a language where this runs. A server puts them there itself; to a browser they come once, as a script (`server/messages.ts`). */
export const messagesHere = (locale: Locale): Messages | undefined => globalThis.soukMessages?.[locale];

let coming: Promise<Messages> | undefined;

/** Brings the script in, where the page's own did not run: what is not there, Next draws in the browser alone, and a script that is drawn is not run. */
export const messagesFrom = (address: string, locale: Locale): Promise<Messages> =>
  (coming ??= new Promise((resolve) => {
    const script = document.createElement("script");
    const arrived = () => resolve(messagesHere(locale) ?? {});
    script.addEventListener("load", arrived);
    script.addEventListener("error", arrived);
    script.src = address;
    document.head.append(script);
  }));
