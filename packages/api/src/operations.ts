import { type TRPCError, getTRPCErrorFromUnknown } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { getErrorShape } from "@trpc/server/unstable-core-do-not-import";
import type { OpenApiMeta } from "trpc-to-openapi";
import { z } from "zod";
import { errorHeaders, logError } from "./answers.ts";
import type { ApiContext } from "./context.ts";
import type { ErrorShape } from "./error-format.ts";
import { ruleOf } from "./policy.ts";
import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";

/** One procedure as an HTTP operation: `buyer.orders.get` is GET /api/buyer/orders/get. */
export interface Operation {
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly type: "query" | "mutation";
  readonly input: z.ZodObject | null;
  readonly call: (ctx: ApiContext, input: unknown) => Promise<unknown>;
}

interface Definition {
  readonly type: "query" | "mutation" | "subscription";
  readonly inputs: readonly unknown[];
  meta?: OpenApiMeta;
}

const callerFactory = createCallerFactory(appRouter);

const keyHeader = z.object({ "Idempotency-Key": z.string().min(1).max(200).meta({ description: "One per write; the same key gets the same answer" }) });

/** Every procedure but subscriptions, by "GET /buyer/orders/get"; on the way each gets the meta its OpenAPI operation is generated from. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
    const definition = (procedure as unknown as { _def: Definition })._def;
    if (definition.type === "subscription") return [];
    const operation = operationOf(path, definition);
    definition.meta = metaOf(operation);
    return [[`${operation.method} ${routeOf(path)}`, operation] as const];
  }),
);

/** "/buyer/orders/get" */
function routeOf(path: string): `/${string}` {
  return `/${path.replaceAll(".", "/")}`;
}

function operationOf(path: string, { type, inputs }: Definition): Operation {
  const [input] = inputs;
  const object = input instanceof z.ZodObject ? input : null;
  return {
    path,
    type: type === "query" ? "query" : "mutation",
    // A query whose input does not fit a query string is posted.
    method: type === "query" && (object === null || Object.values(object.shape).every(isFlat)) ? "GET" : "POST",
    input: object,
    call: (ctx, value) => step(callerFactory(ctx), path)(value),
  };
}

function step(caller: unknown, path: string): (input: unknown) => Promise<unknown> {
  return path.split(".").reduce((at, key) => (at as Record<string, unknown>)[key], caller) as (input: unknown) => Promise<unknown>;
}

function metaOf({ path, method, type }: Operation): OpenApiMeta {
  const [tag = ""] = path.split(".");
  const isOpen = ruleOf(path)?.allow.includes("anyone") ?? false;
  return {
    openapi: { method, path: routeOf(path), operationId: path, tags: [tag], protect: !isOpen, ...(type === "mutation" && { requestHeaders: keyHeader }) },
  };
}

/** What stands inside optional, nullable and default. */
function coreOf(schema: unknown): unknown {
  let core = schema;
  while (core instanceof z.ZodOptional || core instanceof z.ZodNullable || core instanceof z.ZodDefault) core = core.unwrap();
  return core;
}

function isFlat(schema: unknown): boolean {
  const core = coreOf(schema);
  return (
    core instanceof z.ZodString || core instanceof z.ZodNumber || core instanceof z.ZodBoolean || core instanceof z.ZodEnum || core instanceof z.ZodISODateTime
  );
}

/** The values of a query string in the types their schema asks for; what does not look like one is left for the schema to refuse. */
export function fromQuery(input: z.ZodObject | null, query: URLSearchParams): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, text] of query) values.set(key, values.has(key) ? [values.get(key), typed(input?.shape[key], text)].flat() : typed(input?.shape[key], text));
  return Object.fromEntries(values);
}

function typed(schema: unknown, text: string): unknown {
  const core = coreOf(schema);
  if (core instanceof z.ZodNumber && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (core instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  return text;
}

export interface OperationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Runs an operation and answers as HTTP does: the output itself, or the error as the whole body. */
export async function answerOperation(operation: Operation, ctx: ApiContext, input: unknown): Promise<OperationAnswer> {
  try {
    return { status: 200, headers: {}, body: await operation.call(ctx, operation.input === null ? undefined : input) };
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown);
    logError(ctx.house, { error, path: operation.path, ctx });
    return answerError(error, operation, ctx);
  }
}

/** An error outside of any procedure: no such operation, a body that is no JSON. */
export const answerError = (error: TRPCError, operation: Operation | null = null, ctx?: ApiContext): OperationAnswer => {
  const shape: ErrorShape = getErrorShape({
    config: appRouter._def._config,
    error,
    type: operation?.type ?? "unknown",
    path: operation?.path,
    input: undefined,
    ctx,
  });
  const { httpStatus: _, ...data } = shape.data;
  return { status: getHTTPStatusCodeFromError(error), headers: errorHeaders([error]), body: { message: shape.message, ...data } };
};
