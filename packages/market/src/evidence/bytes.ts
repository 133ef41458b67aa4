import sharp from "sharp";
import { InvalidInput } from "../errors.ts";

/** What a file may weigh, as it comes and as it is kept. */
export const fileBytesMax = 5 * 1_024 * 1_024;

/** A picture with more is refused before it is unpacked: a small file may hold an enormous one. */
const pixelsMax = 25_000_000;

export const fileTypes = ["image/png", "image/jpeg", "image/webp", "application/pdf"] as const;
export type FileType = (typeof fileTypes)[number];

/** A file as it is kept: judged by its bytes, never by its name. */
export interface Judged {
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

const startsWith = (bytes: Uint8Array, text: string, from = 0): boolean =>
  bytes.length >= from + text.length && Array.from(text).every((letter, i) => bytes[from + i] === letter.charCodeAt(0));

/** What the bytes say they are, or null for what is not taken. */
function typeOf(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, "\u0089PNG\r\n\u001a\n")) return "image/png";
  if (startsWith(bytes, "\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "image/webp";
  return startsWith(bytes, "%PDF-") ? "application/pdf" : null;
}

/**
 * Takes a file or refuses it. A picture is drawn anew, upright and without anything that was hidden in it; a document is kept as it came and
 * must only ever be served as an attachment. Throws InvalidInput.
 */
export async function judged(bytes: Uint8Array): Promise<Judged> {
  if (bytes.length === 0) throw new InvalidInput("file", "is empty");
  if (bytes.length > fileBytesMax) throw new InvalidInput("file", "must have at most 5 MB");
  const type = typeOf(bytes);
  if (type === null) throw new InvalidInput("file", "must be a PNG, JPEG or WebP picture or a PDF");
  if (type === "application/pdf") return { type, bytes };
  const redrawn = await drawnAnew(type, bytes);
  if (redrawn.length > fileBytesMax) throw new InvalidInput("file", "must have at most 5 MB");
  return { type, bytes: redrawn };
}

async function drawnAnew(type: Exclude<FileType, "application/pdf">, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const picture = sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" }).autoOrient();
    if (type === "image/png") return await picture.png().toBuffer();
    return await (type === "image/jpeg" ? picture.jpeg({ quality: 85 }) : picture.webp({ quality: 85 })).toBuffer();
  } catch {
    throw new InvalidInput("file", "is no picture that can be read, or has more than 25 million pixels");
  }
}
