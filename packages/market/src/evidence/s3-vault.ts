import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { Vault } from "./vault.ts";

export interface StorageKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const patienceMs = 30_000;
const retries = 3;

/**
 * Objects in a bucket of any storage that speaks S3, by an address: `s3://bucket/prefix?region=eu-central-1&endpoint=https://storage.example`. The
 * region is us-east-1 unless told, and the endpoint that of AWS. Throws for an address that is none.
 */
export function s3Vault(address: string, keys: StorageKeys): Vault {
  const { bucketUrl, prefix, region } = placeOf(address);
  const client = new AwsClient({ ...keys, service: "s3", region, retries });
  const folder = (worldId: number): string => `${prefix}files/${worldId}/`;
  const objectUrl = (key: string): string => `${bucketUrl}/${key}`;

  const ask = async (method: string, url: string, { body = new Uint8Array(), but }: { body?: Uint8Array; but?: number } = {}): Promise<Response> => {
    const answer = await client.fetch(url, {
      method,
      headers: { "x-amz-content-sha256": createHash("sha256").update(body).digest("hex") },
      ...(method === "PUT" && { body: new Uint8Array(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok || answer.status === but) return answer;
    throw new Error(`the storage of files answered ${answer.status} to a ${method}: ${(await answer.text()).slice(0, 300)}`);
  };

  /** The first thousand keys at most, which is what a storage lists at once. */
  const keysOf = async (worldId: number): Promise<string[]> => {
    const listed = await ask("GET", `${bucketUrl}?list-type=2&prefix=${encodeURIComponent(folder(worldId))}`);
    return Array.from((await listed.text()).matchAll(/<Key>([^<]*)<\/Key>/g), ([, key = ""]) => key);
  };

  return {
    async put(worldId, key, bytes) {
      await ask("PUT", objectUrl(folder(worldId) + key), { body: bytes });
    },
    async get(worldId, key) {
      const answer = await ask("GET", objectUrl(folder(worldId) + key), { but: 404 });
      const content = await answer.arrayBuffer();
      return answer.ok ? new Uint8Array(content) : null;
    },
    async drop(worldId, key) {
      await ask("DELETE", objectUrl(folder(worldId) + key), { but: 404 });
    },
    async empty(worldId) {
      for (let keys = await keysOf(worldId); keys.length > 0; keys = await keysOf(worldId)) for (const key of keys) await ask("DELETE", objectUrl(key));
    },
  };
}

/** Names that stand in a URL, a signature and a list as they are. */
const plain = /^[A-Za-z0-9._/-]*$/;

function placeOf(address: string): { readonly bucketUrl: string; readonly prefix: string; readonly region: string } {
  if (!URL.canParse(address)) throw new Error(`${address} is no address of a bucket: s3://bucket/prefix?region=...&endpoint=... is one`);
  const { protocol, hostname: bucket, pathname, searchParams } = new URL(address);
  const path = pathname.replace(/^\/+|\/+$/g, "");
  if (protocol !== "s3:" || bucket === "" || !plain.test(path)) throw new Error(`${address} is no address of a bucket: s3://bucket/prefix is one`);
  const region = searchParams.get("region") ?? "us-east-1";
  const endpoint = (searchParams.get("endpoint") ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, "");
  if (!URL.canParse(endpoint)) throw new Error(`${endpoint} is no endpoint of a storage`);
  return { bucketUrl: `${endpoint}/${bucket}`, prefix: path === "" ? "" : `${path}/`, region };
}
