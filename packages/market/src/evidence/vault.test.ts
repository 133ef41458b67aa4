import { createHash, createHmac } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskVault, ownVault, type Vault } from "../index.ts";

const keys = { AWS_ACCESS_KEY_ID: "a-key-of-the-tests", AWS_SECRET_ACCESS_KEY: "a-secret-of-the-tests" };
const region = "eu-central-1";

const sha256 = (what: string | Buffer): string => createHash("sha256").update(what).digest("hex");
const hmac = (key: string | Buffer, what: string): Buffer => createHmac("sha256", key).update(what).digest();

/** Whether a request is signed as Signature Version 4 asks, over the very bytes that came; worked out here from its public description alone. */
function isSigned({ method, url = "", headers }: IncomingMessage, body: Buffer): boolean {
  const said = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? "");
  if (!said || headers["x-amz-content-sha256"] !== sha256(body)) return false;
  const [, id = "", day = "", place = "", signed = "", signature = ""] = said;
  if (id !== keys.AWS_ACCESS_KEY_ID || place !== region) return false;
  const { pathname, searchParams } = new URL(url, "http://storage");
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted();
  const lines = signed.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const request = [method, pathname, query.join("&"), lines.join(""), signed, sha256(body)].join("\n");
  const scope = `${day}/${place}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(request)].join("\n");
  const key = [day, place, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${keys.AWS_SECRET_ACCESS_KEY}`);
  return hmac(key, text).toString("hex") === signature;
}

/** A storage that speaks as much of S3 as a vault needs, with one bucket; it lists two objects at once. */
async function storage(): Promise<{ readonly url: string; readonly objects: Map<string, Buffer> }> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      const { pathname, searchParams } = new URL(request.url ?? "", "http://storage");
      const [, bucket, ...path] = pathname.split("/");
      const key = path.join("/");
      const say = (status: number, what: string | Buffer = "") => response.writeHead(status).end(what);
      if (!isSigned(request, body)) return say(403, "<Code>SignatureDoesNotMatch</Code>");
      if (bucket !== "evidence") return say(404, "<Code>NoSuchBucket</Code>");
      if (key === "") {
        const found = [...objects.keys()].filter((each) => each.startsWith(searchParams.get("prefix") ?? "")).slice(0, 2);
        return say(200, `<ListBucketResult>${found.map((each) => `<Contents><Key>${each}</Key></Contents>`).join("")}</ListBucketResult>`);
      }
      if (request.method === "PUT") objects.set(key, body);
      if (request.method === "DELETE") {
        objects.delete(key);
        return say(204);
      }
      const found = objects.get(key);
      return found ? say(200, request.method === "PUT" ? "" : found) : say(404, "<Code>NoSuchKey</Code>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects };
}

const { url, objects } = await storage();
const address = `s3://evidence/souk/here?region=${region}&endpoint=${encodeURIComponent(url)}`;
const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 251);

const vaults: readonly (readonly [string, () => Promise<Vault>])[] = [
  ["on a disk", async () => diskVault(await mkdtemp(join(tmpdir(), "souk-files-")))],
  ["in a bucket", async () => ownVault({ ...keys, EVIDENCE_URL: address })],
];

describe.each(vaults)("files %s", (_, open) => {
  test("come back as they were put, until they are dropped", async () => {
    const vault = await open();
    await vault.put(1, "one", bytes);
    expect(Buffer.compare((await vault.get(1, "one")) ?? new Uint8Array(), bytes)).toBe(0);
    expect(await vault.get(2, "one")).toBeNull();
    await vault.drop(1, "one");
    await vault.drop(1, "one");
    expect(await vault.get(1, "one")).toBeNull();
  });

  test("go with their world, all of them, and no other world's", async () => {
    const vault = await open();
    for (const key of ["a", "b", "c", "d", "e"]) await vault.put(1, key, bytes);
    await vault.put(11, "a", bytes);
    await vault.empty(1);
    await vault.empty(1);
    expect(await Promise.all(["a", "e"].map((key) => vault.get(1, key)))).toEqual([null, null]);
    expect(await vault.get(11, "a")).not.toBeNull();
    await vault.empty(11);
  });
});

describe("the place of files", () => {
  test("is under the prefix of its address", async () => {
    const vault = ownVault({ ...keys, EVIDENCE_URL: address });
    await vault.put(7, "a", bytes);
    expect([...objects.keys()]).toEqual(["souk/here/files/7/a"]);
    await vault.empty(7);
  });

  test("is a folder unless a bucket is named, and a bucket needs its keys", () => {
    expect(() => ownVault({})).toThrow("SOUK_DATA_DIR is not set");
    expect(() => ownVault({ EVIDENCE_URL: address, SOUK_DATA_DIR: "/tmp" })).toThrow("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    for (const wrong of ["evidence", "https://evidence", "s3:///prefix", "s3://evidence/a%20b", "s3://evidence?endpoint=here"])
      expect(() => ownVault({ ...keys, EVIDENCE_URL: wrong }), wrong).toThrow(/is no (address of a bucket|endpoint)/);
  });

  test("that does not take what it is given says so instead of losing it", async () => {
    const stranger = ownVault({ ...keys, AWS_SECRET_ACCESS_KEY: "another", EVIDENCE_URL: address });
    await expect(stranger.put(1, "a", bytes)).rejects.toThrow("answered 403 to a PUT");
    await expect(stranger.get(1, "a")).rejects.toThrow("answered 403 to a GET");
    const elsewhere = ownVault({ ...keys, EVIDENCE_URL: address.replace("//evidence", "//nowhere") });
    await expect(elsewhere.put(1, "a", bytes)).rejects.toThrow("answered 404 to a PUT");
    expect(objects.size).toBe(0);
  });
});
