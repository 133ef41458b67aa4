import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A door in front of PostgreSQL that counts what goes in. */
export interface CountingDoor {
  /** The address to give to whoever is to be counted. */
  readonly url: string;
  /** SQL statements since the last call: one for each that was executed, those of a multi-statement query one by one, BEGIN and COMMIT included. */
  take(): { readonly statements: number; readonly texts: readonly string[] };
  close(): Promise<void>;
}

const sslRequest = 80_877_103;

/** Reads the messages a client sends: the first without a type, then each with its type and length. */
class Reader {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;
  #prepared = new Map<string, string>();
  #bound = "";
  readonly #seen: (text: string) => void;

  constructor(seen: (text: string) => void) {
    this.#seen = seen;
  }

  read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return;
      const length = this.#rest.readInt32BE(head) + head;
      if (this.#rest.length < length) return;
      const message = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      if (this.#started) this.#take(String.fromCharCode(message[0] ?? 0), message.subarray(5));
      else this.#started = message.readInt32BE(4) !== sslRequest;
    }
  }

  #take(type: string, body: Buffer): void {
    if (type === "Q") {
      for (const text of body.toString("utf8", 0, body.length - 1).split(";")) if (text.trim() !== "") this.#seen(text.trim());
    } else if (type === "P") {
      const [name = "", text = ""] = body.toString("utf8").split("\0");
      this.#prepared.set(name, text);
    } else if (type === "B") {
      const [, name = ""] = body.toString("latin1").split("\0");
      this.#bound = this.#prepared.get(name) ?? "";
    } else if (type === "E") this.#seen(this.#bound.trim());
  }
}

/** Opens such a door in front of the server of `target`. */
export async function openDoor(target: string): Promise<CountingDoor> {
  const behind = new URL(target);
  let texts: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (front) => {
    const back = connect({ host: behind.hostname, port: Number(behind.port), noDelay: true });
    const reader = new Reader((text) => texts.push(text));
    sockets.add(front).add(back);
    front.on("data", (chunk) => reader.read(chunk));
    front.pipe(back);
    back.pipe(front);
    for (const socket of [front, back]) {
      socket.on("error", () => {
        front.destroy();
        back.destroy();
      });
      socket.on("close", () => sockets.delete(socket));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    take() {
      const taken = texts;
      texts = [];
      return { statements: taken.length, texts: taken };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
