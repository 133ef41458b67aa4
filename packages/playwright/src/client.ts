import { randomUUID } from "node:crypto";
import type { AppRouter } from "@souk/api";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";

/** The whole API as one caller sees it, typed: `client.buyer.orders.requestCancellation.mutate({ ... })`. */
export type SoukClient = ReturnType<typeof createTRPCClient<AppRouter>>;

/** What the API throws: `error.data.refusal` when the law said no, `error.data.fields` for bad input. */
export type SoukError = TRPCClientError<AppRouter>;

/** A client that speaks as whoever holds the token. Every write carries a key of its own; `context: { key }` sets one, to repeat a write. */
export function clientWith(apiUrl: string, token: () => string | Promise<string>): SoukClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        async headers({ op }) {
          const { key = randomUUID() } = op.context as { key?: string };
          return { authorization: `Bearer ${await token()}`, ...(op.type === "mutation" && { "idempotency-key": key }) };
        },
      }),
    ],
  });
}

/** The law's answer when it refuses a call; throws when the call went through or failed in another way. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) throw new Error("the call went through, though a refusal was expected");
  const refusal = error instanceof TRPCClientError ? (error as SoukError).data?.refusal : undefined;
  if (!refusal) throw error;
  return refusal;
}
