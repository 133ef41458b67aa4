import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import type { Locale } from "@souk/ui/locales";
import { getLocale } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "../client/providers.tsx";
import type { Catalogues } from "./messages.ts";

/** The document of every page: language, colour scheme without a flash, and what the parts need around them. */
export const PortalDocument = async ({ catalogues, children }: { catalogues: Catalogues; children: ReactNode }) => {
  const [locale, sent] = await Promise.all([getLocale() as Promise<Locale>, headers()]);
  const nonce = sent.get("x-nonce") ?? "";
  const messages = `/api/messages/${catalogues(locale).file}`;
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
        {/* not deferred: whatever brings the page to life needs its sentences */}
        <script src={messages} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <Providers locale={locale} messagesAddress={messages} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
};

/** Title and icon of a portal; a page adds its own title in front. */
export const portalMetadata = (name: string): Metadata => ({
  title: { default: name, template: `%s · ${name}` },
  description: "A marketplace simulator: buyers, sellers, admins and the clock.",
  robots: { index: false, follow: false },
  icons: { icon: "/icon.svg" },
});

export const portalViewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f3ef" },
    { media: "(prefers-color-scheme: dark)", color: "#1a1713" },
  ],
};
