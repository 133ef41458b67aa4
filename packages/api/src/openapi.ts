import { generateOpenApiDocument } from "trpc-to-openapi";
import { apiError } from "./contract/index.ts";
import { operations } from "./operations.ts";
import { appRouter } from "./router.ts";

const explained: Readonly<Record<number, string>> = {
  400: "Input is not valid: `fields` names each field and the rule it breaks",
  401: "No session or token, or one that is no longer good",
  403: "The token's scope does not reach this",
  404: "Absent, or somebody else's: the two are answered alike",
  409: "The rules of the market do not allow this now: `refusal` says which rule, since and until when, and what to do instead",
  422: "This Idempotency-Key came before with another body",
  429: "Too many calls: `Retry-After` says when to come back",
  500: "Something went wrong here; `requestId` finds it in the log",
  503: "Nothing can be kept now, as with a full disk or a database that does not answer: send it again after `Retry-After`, under the same key",
};

/** The OpenAPI 3.1 document of every operation; an operation's id is its procedure's path. */
export function openApiDocument(baseUrl: string): object {
  if (operations.size === 0) throw new Error("the API without operations must be a mistake");
  const document = generateOpenApiDocument(appRouter, {
    title: "Souk",
    description: "A two-sided marketplace simulator: worlds, their people, their clock, and every order's life.",
    version: "0.1.0",
    baseUrl: `${baseUrl}/api`,
    openApiVersion: "3.1.0",
    defs: { Error: apiError },
  });
  const answer = (description: string) => ({ description, content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } });
  for (const methods of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(methods as Record<string, { responses?: Record<string, unknown> }>)) {
      const good = operation.responses?.["200"];
      operation.responses = { 200: good, ...Object.fromEntries(Object.entries(explained).map(([status, text]) => [status, answer(text)])) };
    }
  }
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    if (name.startsWith("error.")) delete document.components?.schemas?.[name];
  }
  return document;
}
