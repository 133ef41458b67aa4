import { isLocale, locales, type Locale, type Messages } from "@souk/ui/locales";
import { sharedMessages } from "@souk/ui/messages";
import compile from "icu-minify/compile";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie } from "../portal.ts";

/** The first language of the browser's wishes that we speak; English otherwise. */
const localeFrom = (cookie: string | undefined, accepted: string | null): Locale => {
  if (isLocale(cookie)) return cookie;
  const wishes = (accepted ?? "").split(",").map((wish) => wish.trim().split(/[;-]/)[0]?.toLowerCase());
  return wishes.find(isLocale) ?? locales[0];
};

/** A sentence compiled from ICU; plain ones stay text. Through JSON, since React sends no objects without a prototype to the browser. */
const compiledSentence = (message: string): string => JSON.parse(JSON.stringify(compile(message))) as string;

/** A catalogue with every sentence compiled. */
const compiled = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, typeof message === "string" ? compiledSentence(message) : compiled(message)]));

/** next-intl without languages in the address: the cookie, else the browser's wish. `own` are the portal's catalogues beside the shared one. */
export const portalMessages = (own: Record<Locale, Messages>) => {
  const ready = new Map<Locale, Messages>();
  const messagesOf = (locale: Locale): Messages => {
    const messages = ready.get(locale) ?? compiled({ ...sharedMessages[locale], ...own[locale] });
    ready.set(locale, messages);
    return messages;
  };
  return getRequestConfig(async () => {
    const locale = localeFrom((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
    return { locale, messages: messagesOf(locale), timeZone: "UTC" };
  });
};
