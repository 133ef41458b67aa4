"use client";

import type { AppRouter } from "@souk/api";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpLink, httpSubscriptionLink, retryLink, splitLink, type TRPCClientError, type TRPCLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { observable } from "@trpc/server/observable";

/** The portal's own door for its browser: same origin, same cookie. */
const url = "/api/trpc";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** randomUUID exists only on secure origins; a phone on the local network has none. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Every click is one operation and gets one key; what the retry below repeats keeps it, so nothing happens twice. */
const keyPerClick: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const context = op.type === "mutation" ? { ...op.context, key: op.context["key"] ?? newKey() } : op.context;
      return next({ ...op, context }).subscribe(observer);
    });

/** The server was never reached or died on the way: worth another try. A spoken answer is not. */
const unreached = (error: TRPCClientError<AppRouter>): boolean => error.data === undefined || error.data === null;

/** The browser's client of the API. */
export const newTrpcClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({ url }),
        false: [
          keyPerClick,
          retryLink({
            retry: ({ attempts, error, op }) => op.type === "mutation" && unreached(error) && attempts <= 3,
            retryDelayMs: (attempt) => 200 * 2 ** attempt,
          }),
          httpLink({ url, headers: ({ op }) => (typeof op.context["key"] === "string" ? { "idempotency-key": op.context["key"] } : {}) }),
        ],
      }),
    ],
  });

/** Queries are asked again when the world changes, not when a window gets focus. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: (count, error) => count < 2 && unreached(error as TRPCClientError<AppRouter>) },
    },
  });
