import type { IncomingMessage } from "node:http";
import { TRPCError } from "@trpc/server";

/** Reads a JSON body up to a limit. Throws PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE or PARSE_ERROR; never keeps more than the limit in memory. */
export async function jsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  if (!/^application\/json(?:;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be application/json" });
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TRPCError({ code: "PARSE_ERROR", message: "The body is not valid JSON" });
  }
}

const tooLarge = (): TRPCError => new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: "The body is larger than 1 MB" });
