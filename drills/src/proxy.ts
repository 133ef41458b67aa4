import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Chance } from "./chance.ts";

/** A bad line: every packet late by `delayMs` and up to `jitterMs` more, and now and then the connection broken. */
interface Line {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly resetPerThousand: number;
}

export interface Proxy {
  readonly port: number;
  resets(): number;
  close(): Promise<void>;
}

/** Stands between a program and the server it talks to; packets keep their order, as on any connection. */
export async function openProxy(target: URL, { delayMs, jitterMs, resetPerThousand }: Line, chance: Chance): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let resets = 0;
  const pass = (from: Socket, to: Socket): void => {
    let last = 0;
    from.on("data", (chunk) => {
      if (chance.below(1_000) < resetPerThousand) {
        resets += 1;
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      last = Math.max(last, performance.now() + delayMs + chance.below(jitterMs + 1));
      setTimeout(() => void (to.writable && to.write(chunk)), last - performance.now());
    });
    from.on("close", () => setTimeout(() => to.destroy(), delayMs + jitterMs));
    from.on("error", () => {});
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    resets: () => resets,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
