import type { IncomingMessage, ServerResponse } from "node:http";
import { answerError, answerOperation, contextOf, fromQuery, maxBodyBytes, operations, type House, type OperationAnswer } from "@souk/api";
import { TRPCError, getTRPCErrorFromUnknown } from "@trpc/server";
import { jsonBody } from "./body.ts";
import { sendJson, wireOf } from "./wire.ts";

/** Serves `/api/buyer/orders/get` and all the others: every procedure as a plain HTTP operation, with the same answers and errors. */
export async function serveOperation(house: House, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { status, headers, body } = await answer(house, request, response, url);
  sendJson(response, status, body, headers);
}

async function answer(house: House, request: IncomingMessage, response: ServerResponse, url: URL): Promise<OperationAnswer> {
  const route = url.pathname.slice("/api".length).replace(/\/$/, "");
  const operation = operations.get(`${request.method === "HEAD" ? "GET" : request.method} ${route}`);
  if (!operation) {
    const other = operations.has(`GET ${route}`) || operations.has(`POST ${route}`);
    return answerError(
      new TRPCError(other ? { code: "METHOD_NOT_SUPPORTED", message: "Another method answers here" } : { code: "NOT_FOUND", message: "Not found" }),
    );
  }
  try {
    const input = operation.method === "GET" ? fromQuery(operation.input, url.searchParams) : await jsonBody(request, maxBodyBytes);
    const ctx = await contextOf(house, wireOf(request), { setHeader: (name, value) => response.appendHeader(name, value) });
    return await answerOperation(operation, ctx, input);
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown);
    if (error.code === "INTERNAL_SERVER_ERROR") house.log.error({ err: thrown, path: operation.path }, "a call failed before it began");
    return answerError(error, operation);
  }
}
