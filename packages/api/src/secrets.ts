import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** An opaque secret of 256 bits, as it stands in a cookie or a header. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret: enough to recognise it, nothing to use. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(hashOf(one)), Buffer.from(hashOf(other))];
  return timingSafeEqual(a, b);
}

/** A short text that only a holder of `key` can have written: `<payload>.<signature>`. */
export const sign = (payload: string, key: string): string => `${Buffer.from(payload).toString("base64url")}.${macOf(payload, key)}`;

/** The payload of a signed text, or null when it was not signed with `key`. */
export function unsign(text: string, key: string): string | null {
  const [encoded = "", mac = ""] = text.split(".");
  const payload = Buffer.from(encoded, "base64url").toString();
  return sameText(mac, macOf(payload, key)) ? payload : null;
}

const macOf = (payload: string, key: string): string => createHmac("sha256", key).update(payload).digest("base64url");
