import { randomUUID } from "node:crypto";
import { pause } from "./program.ts";

/** No call may hang longer, whatever happens to the servers. */
const callLimitMs = 15_000;
/** A client gives a call up after so long; that is a lost call. */
const patienceMs = 30_000;

export interface Answered {
  readonly path: string;
  readonly input: object;
  readonly key: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tries: number;
  readonly ms: number;
}

/** What one try brought; null when nothing came of it. */
export type Reply = { readonly status: number; readonly body: Record<string, unknown> } | null;

/** Somebody at the API with a token: every write has a key, and is tried again under that key until it is answered. */
export class Client {
  /** What was answered for good, in the order it came. */
  readonly answered: Answered[] = [];
  /** Calls that were never answered. */
  readonly lost: string[] = [];
  longestMs = 0;
  readonly #url: () => string;
  readonly #token: string;

  constructor(url: () => string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async read(path: string, input: Readonly<Record<string, string | number>> = {}): Promise<Readonly<Record<string, unknown>>> {
    const query = new URLSearchParams(Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]));
    const response = await fetch(`${this.#url()}/api/${path.replaceAll(".", "/")}?${query.toString()}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** One try, whatever comes of it; null when nothing did. */
  async once(path: string, input: object, key: string): Promise<Reply> {
    const begun = performance.now();
    try {
      const response = await fetch(`${this.#url()}/api/${path.replaceAll(".", "/")}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}`, "idempotency-key": key },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(callLimitMs),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch {
      return null;
    } finally {
      this.longestMs = Math.max(this.longestMs, performance.now() - begun);
    }
  }

  /** Files, handed in once; null when nothing came of it. */
  async handIn(query: string, form: FormData, key: string): Promise<Reply> {
    const headers = { authorization: `Bearer ${this.#token}`, "idempotency-key": key, "x-souk-upload": "1" };
    return fetch(`${this.#url()}/files?${query}`, { method: "POST", headers, body: form, signal: AbortSignal.timeout(callLimitMs) }).then(
      async (response) => ({ status: response.status, body: (await response.json()) as Record<string, unknown> }),
      () => null,
    );
  }

  /** The same call under the same key until it is answered; null when that never was. */
  async write(path: string, input: object, key: string = randomUUID()): Promise<Answered | null> {
    const begun = performance.now();
    for (let tries = 1; performance.now() - begun < patienceMs; tries += 1) {
      const reply = await this.once(path, input, key);
      if (reply && reply.status < 500 && reply.status !== 429) {
        const answered = { path, input, key, ...reply, tries, ms: performance.now() - begun };
        this.answered.push(answered);
        return answered;
      }
      await pause(100);
    }
    this.lost.push(path);
    return null;
  }
}

/** Whether what was answered is what is stored: the same key must bring the same answer, and its effect must have happened once. */
export async function whatIsNotStored(client: Client): Promise<string[]> {
  const wrong = client.lost.map((path) => `${path} was never answered`);
  for (const { path, input, key, status, body } of client.answered) {
    const again = await client.once(path, input, key);
    if (again?.status !== status) wrong.push(`${path}: was answered ${status}, is now ${again?.status}`);
    for (const field of ["outcome", "checkoutNo", "paid"])
      if (field in body && JSON.stringify(again?.body[field]) !== JSON.stringify(body[field]))
        wrong.push(`${path}: ${field} was ${JSON.stringify(body[field])}, is now ${JSON.stringify(again?.body[field])}`);
  }
  return wrong;
}
