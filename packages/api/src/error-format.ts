import type { TRPCError } from "@trpc/server";
import type { TRPCDefaultErrorShape } from "@trpc/server";
import { InvalidInput } from "@souk/market";
import { ZodError } from "zod";
import type { ApiError, RefusalView } from "./contract/index.ts";
import type { ApiContext } from "./context.ts";
import { BadField, Refused, TooMany, Unavailable } from "./errors.ts";
import { refusalToView } from "./views/law.ts";

/** What `error.data` holds on the client, beside tRPC's own code and status. */
export interface ErrorData {
  readonly code: TRPCError["code"];
  readonly httpStatus: number;
  readonly refusal?: RefusalView;
  readonly fields?: NonNullable<ApiError["fields"]>;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

export interface ErrorShape {
  readonly code: TRPCDefaultErrorShape["code"];
  readonly message: string;
  readonly data: ErrorData;
}

interface Thrown {
  readonly shape: TRPCDefaultErrorShape;
  readonly error: TRPCError;
  readonly ctx: ApiContext | undefined;
}

/** Errors as the wire shows them: never a stack, a query or a value that was sent. */
export function formatError({ shape, error, ctx }: Thrown): ErrorShape {
  const { code, httpStatus } = shape.data;
  const cause = error.cause;
  const data: ErrorData = {
    code,
    httpStatus,
    ...(cause instanceof Refused && { refusal: refusalToView(cause.refusal) }),
    ...(code === "BAD_REQUEST" && { fields: fieldsOf(cause) }),
    ...((cause instanceof TooMany || cause instanceof Unavailable) && { retryAfterSeconds: cause.retryAfterSeconds }),
    ...(httpStatus >= 500 && ctx && { requestId: ctx.request.id }),
  };
  return { code: shape.code, message: sentence(error), data };
}

const sentences: Partial<Record<TRPCError["code"], string>> = {
  BAD_REQUEST: "Input is not valid",
  PARSE_ERROR: "The body is not valid JSON",
  UNAUTHORIZED: "Sign in, or send a token",
  FORBIDDEN: "This session or token may not do that",
  NOT_FOUND: "Not found",
  INTERNAL_SERVER_ERROR: "Something went wrong here; it has been noted",
};

const sentence = (error: TRPCError): string => sentences[error.code] ?? error.message;

type Fields = NonNullable<ApiError["fields"]>;

function fieldsOf(cause: unknown): Fields {
  if (cause instanceof BadField) return [{ field: cause.field, rule: cause.rule, message: cause.message }];
  if (cause instanceof InvalidInput) return [{ field: cause.field, rule: cause.rule, message: cause.message }];
  if (!(cause instanceof ZodError)) return [];
  return cause.issues.flatMap((issue): Fields => {
    const field = issue.path.map(String).join(".");
    // An unknown key is named itself; zod reports it at its parent.
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, rule: issue.code, message: "unknown field" }));
    return [{ field, rule: issue.code, message: issue.message }];
  });
}
