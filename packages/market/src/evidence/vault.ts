import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { s3Vault } from "./s3-vault.ts";

/** Where the bytes of files lie, by world and key. Another place than a disk is another of these. */
export interface Vault {
  readonly put: (worldId: number, key: string, bytes: Uint8Array) => Promise<void>;
  /** null when it is not there. */
  readonly get: (worldId: number, key: string) => Promise<Uint8Array | null>;
  readonly drop: (worldId: number, key: string) => Promise<void>;
  /** Removes all a world has. */
  readonly empty: (worldId: number) => Promise<void>;
}

/** Files in a folder that no web server looks into. */
export function diskVault(dir: string): Vault {
  const folder = (worldId: number): string => join(dir, "files", String(worldId));
  return {
    async put(worldId, key, bytes) {
      await mkdir(folder(worldId), { recursive: true, mode: 0o700 });
      const file = join(folder(worldId), key);
      try {
        await writeFile(`${file}.new`, bytes, { mode: 0o600 });
        await rename(`${file}.new`, file);
      } catch (error) {
        // Half a file on a full disk would only keep it full.
        await rm(`${file}.new`, { force: true });
        throw error;
      }
    },
    async get(worldId, key) {
      try {
        return await readFile(join(folder(worldId), key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    drop: (worldId, key) => rm(join(folder(worldId), key), { force: true }),
    empty: (worldId) => rm(folder(worldId), { recursive: true, force: true }),
  };
}

/** The vault of this installation: the bucket EVIDENCE_URL names, with the usual keys of AWS, or else a folder of SOUK_DATA_DIR. */
export function ownVault(env: Readonly<Record<string, string | undefined>> = process.env): Vault {
  const {
    EVIDENCE_URL: address,
    SOUK_DATA_DIR: dir,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (address) {
    if (!accessKeyId || !secretAccessKey) throw new Error("EVIDENCE_URL is set, but not the keys to it: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    return s3Vault(address, { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) });
  }
  if (!dir) throw new Error("SOUK_DATA_DIR is not set: where do files lie?");
  return diskVault(dir);
}

/** Removes the files of a world that is gone. Where no place for files was ever named there are none. */
export async function dropFiles(worldId: number): Promise<void> {
  const { EVIDENCE_URL, SOUK_DATA_DIR } = process.env;
  if (EVIDENCE_URL || SOUK_DATA_DIR) await ownVault().empty(worldId);
}
