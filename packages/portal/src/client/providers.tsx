"use client";

import { MantineProvider } from "@mantine/core";
import { cssVariables, theme } from "@souk/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider, type AbstractIntlMessages } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { NoticeCorner } from "./notify.tsx";
import { newQueryClient, newTrpcClient, TRPCProvider } from "./trpc.ts";

/** A name without a sentence shows as its last part, in words: never a path, never an empty button. */
const inWords = ({ key }: { key: string }): string => (key.split(".").at(-1) ?? key).replaceAll("_", " ");
const silent = (): void => {};

/** Everything a page needs around it, signed in or not. */
export const Providers = ({ locale, messages, nonce, children }: { locale: string; messages: AbstractIntlMessages; nonce: string; children: ReactNode }) => {
  const [queryClient] = useState(newQueryClient);
  const [trpcClient] = useState(newTrpcClient);
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={silent} getMessageFallback={inWords}>
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
