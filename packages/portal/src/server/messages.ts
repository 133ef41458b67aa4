import { createHash } from "node:crypto";
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

/** A portal's sentences in one language, and the script that brings them to a browser. */
interface Catalogue {
  readonly messages: Messages;
  readonly script: string;
  /** Named after what is in it, so that a browser may keep it for ever. */
  readonly file: string;
}

export type Catalogues = (locale: Locale) => Catalogue;

/** The catalogues of a portal, compiled once a language. `own` are its sentences beside the shared ones. */
export function portalCatalogues(own: Record<Locale, Messages>): Catalogues {
  const ready = new Map<Locale, Catalogue>();
  return (locale) => {
    const made = ready.get(locale) ?? catalogueFrom(locale, { ...sharedMessages[locale], ...own[locale] });
    ready.set(locale, made);
    return made;
  };
}

function catalogueFrom(locale: Locale, sentences: Messages): Catalogue {
  const messages = compiled(sentences);
  globalThis.soukMessages = { ...globalThis.soukMessages, [locale]: messages };
  const script = `globalThis.soukMessages=${JSON.stringify({ [locale]: messages })}`;
  return { messages, script, file: `${locale}-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js` };
}

/** Hands the sentences to a browser. A page older than this server asks for a file that is no more: it gets today's, and may not keep it. */
export const messagesRoute = (catalogues: Catalogues) => ({
  GET: async (_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> => {
    const asked = (await params).file;
    const locale = asked.split("-")[0];
    if (!isLocale(locale)) return new Response(null, { status: 404 });
    const { file, script } = catalogues(locale);
    const caching = asked === file ? "public, max-age=31536000, immutable" : "no-store";
    return new Response(script, { headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": caching } });
  },
});

/** next-intl without languages in the address: the cookie, else the browser's wish. */
export const portalMessages = (catalogues: Catalogues) =>
  getRequestConfig(async () => {
    const locale = localeFrom((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
    return { locale, messages: catalogues(locale).messages, timeZone: "UTC" };
  });
