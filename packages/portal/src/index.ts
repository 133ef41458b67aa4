import type { AppRouter } from "@souk/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

export { natural, one, type PageProps, type Query } from "./page.ts";
export { cookieOf, type Portal } from "./portal.ts";
/** What every procedure answers and asks, for a portal's own types. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
export type RouterInputs = inferRouterInputs<AppRouter>;
