import { addDisputeEvidence, answerInvestigation, fileBytesMax, filesPerSide, readEvidence, type Handed, type Player } from "@souk/market";
import { TRPCError, getTRPCErrorFromUnknown } from "@trpc/server";
import type { ApiContext, Somebody } from "./context.ts";
import { logError } from "./answers.ts";
import { asWireError, BadField, Refused } from "./errors.ts";
import type { House } from "./house.ts";
import { demandKey, onceOf } from "./idempotency.ts";
import { answerError } from "./operations.ts";
import { ringAfter } from "./perform.ts";
import { contextOf, type WireFacts } from "./request.ts";

/** What a whole hand-in may weigh: all files of a side, and the words beside them. */
export const maxFilesBytes = filesPerSide * fileBytesMax + 64_000;

/**
 * The door for files, beside the procedures because bytes are no JSON. POST with `order` hands a file into the open dispute of that order,
 * with `investigation` answers the investigation of the seller's own store with words and files; GET with a number hands a file out to those
 * who may see its case. Always an attachment, never guessed at, never run.
 */
export async function serveFile(house: House, wire: WireFacts, request: Request, fileId: string): Promise<Response> {
  let ctx: ApiContext | undefined;
  try {
    ctx = await contextOf(house, wire, { setHeader: () => {} });
    const me = somebody(ctx);
    if (request.method === "GET" || request.method === "HEAD") return await handOut(ctx, me, fileId);
    if (request.method !== "POST" || fileId !== "") throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "GET a file, or POST one" });
    return await handIn(ctx, me, request);
  } catch (thrown) {
    const error = asWireError(getTRPCErrorFromUnknown(thrown));
    logError(house, { error, path: "files", ctx });
    const { status, headers, body } = answerError(error, null, ctx);
    return Response.json(body, { status, headers: { ...headers, "cache-control": "no-store" } });
  }
}

function somebody({ caller }: ApiContext): Somebody {
  if (caller.kind === "anonymous") throw new TRPCError({ code: "UNAUTHORIZED" });
  if (caller.kind !== "person") throw new TRPCError({ code: "FORBIDDEN" });
  return caller;
}

const playerOf = (ctx: ApiContext, me: Somebody): Player => ({
  worldId: me.world.id,
  party: me.role,
  person: me.personId,
  storeId: me.storeId,
  once: onceOf(ctx, "files.add", ctx.request.key),
});

async function handOut(ctx: ApiContext, me: Somebody, fileId: string): Promise<Response> {
  await ctx.house.limits.spend(ctx, "read");
  const id = /^\d{1,9}$/.test(fileId) ? Number(fileId) : 0;
  const { content, name, type } = await readEvidence(ctx.house.db, { ...playerOf(ctx, me), once: null }, id);
  return new Response(Buffer.from(content), {
    headers: {
      "content-type": type,
      "content-length": String(content.byteLength),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    },
  });
}

async function handIn(ctx: ApiContext, me: Somebody, request: Request): Promise<Response> {
  await ctx.house.limits.spend(ctx, "write");
  demandKey(ctx);
  if (request.headers.get("x-souk-upload") !== "1") throw new BadField("x-souk-upload", "required", "every upload needs the header x-souk-upload: 1");
  const { searchParams } = new URL(request.url);
  const form = await formOf(request);
  const files = await Promise.all(form.getAll("file").map(handed));
  if (files.length > filesPerSide) throw new BadField("file", "too_big", `at most ${filesPerSide} files`);
  if (searchParams.has("investigation")) {
    const outcome = await answerInvestigation(ctx.house.db, playerOf(ctx, me), { text: wordsOf(form), files });
    ringAfter({ ...ctx, me }, outcome);
    if (outcome.kind === "refused") throw new Refused(outcome.refusal);
    return Response.json({ outcome: outcome.kind, files: files.length });
  }
  const orderNo = Number(searchParams.get("order"));
  if (!Number.isInteger(orderNo) || orderNo < 1) throw new BadField("order", "invalid_format", "say which order, or that it is for the investigation");
  const [file] = files;
  if (!file || files.length > 1) throw new BadField("file", "invalid_format", "one file at a time");
  const { outcome, fileId } = await addDisputeEvidence(ctx.house.db, playerOf(ctx, me), { orderNo, ...file });
  ringAfter({ ...ctx, me }, outcome);
  if (outcome.kind === "refused") throw new Refused(outcome.refusal);
  return Response.json({ outcome: outcome.kind, fileId, name: file.name });
}

/** The parts of a hand-in, read up to its limit. */
async function formOf(request: Request): Promise<FormData> {
  if (!/^multipart\/form-data;/i.test(request.headers.get("content-type") ?? ""))
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be multipart/form-data" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxFilesBytes) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: "At most 5 files of 5 MB" });
    chunks.push(chunk);
  }
  try {
    return await new Response(Buffer.concat(chunks), { headers: { "content-type": request.headers.get("content-type") ?? "" } }).formData();
  } catch {
    throw new TRPCError({ code: "PARSE_ERROR", message: "The body is not valid multipart/form-data" });
  }
}

async function handed(part: File | string): Promise<Handed> {
  if (typeof part === "string") throw new BadField("file", "invalid_format", "must be a file");
  return { name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) };
}

function wordsOf(form: FormData): string {
  const text = form.get("text");
  if (typeof text !== "string" || text.trim() === "") throw new BadField("text", "required", "say something beside the files");
  if (text.length > 2_000 || /[\0\p{Surrogate}]/u.test(text)) throw new BadField("text", "too_big", "at most 2,000 characters, without NUL");
  return text;
}
