"use client";

import { MantineProvider } from "@mantine/core";
import { cssVariables, theme } from "@souk/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import type { Locale } from "@souk/ui/locales";
import { NextIntlClientProvider } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { use, useState, type ReactNode } from "react";
import { messagesFrom, messagesHere } from "../messages-here.ts";
import { NoticeCorner } from "./notify.tsx";
import { newQueryClient, newTrpcClient, TRPCProvider } from "./trpc.ts";

/** A name without a sentence shows as its last part, in words: never a path, never an empty button. */
const inWords = ({ key }: { key: string }): string => (key.split(".").at(-1) ?? key).replaceAll("_", " ");
const silent = (): void => {};

interface ProvidersProps {
  readonly locale: Locale;
  readonly messagesAddress: string;
  readonly nonce: string;
  readonly children: ReactNode;
}

/** Everything a page needs around it, signed in or not. */
export const Providers = ({ locale, messagesAddress, nonce, children }: ProvidersProps) => {
  const [queryClient] = useState(newQueryClient);
  const [trpcClient] = useState(newTrpcClient);
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={messagesHere(locale) ?? use(messagesFrom(messagesAddress, locale))}
      timeZone="UTC"
      onError={silent}
      getMessageFallback={inWords}
    >
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
            <NuqsAdapter>
              {children}
              <NoticeCorner />
            </NuqsAdapter>
          </TRPCProvider>
        </QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
};
