import net from "node:net";

export const usualPorts = { buyer: 3000, seller: 3001, admin: 3002, api: 4000, worker: 4001 };

export function answers(port, host = "127.0.0.1", limitMs = 500) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const finish = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(limitMs, () => finish(false));
    socket.on("connect", () => finish(true));
    socket.on("error", () => finish(false));
  });
}

function bind(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.on("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const bound = server.address().port;
      server.close(() => resolve(bound));
    });
  });
}

/** A port is free when we may listen there and nobody answers on either loopback address, which `localhost` may mean. */
async function isFree(port) {
  if ((await bind(port)) === undefined) return false;
  return !(await answers(port, "::1"));
}

const given = new Set();

/** The wanted port when it is free, else one of the next, else any. Never the same one twice. */
export async function freePort(wanted) {
  const spoken = new Set([...given, ...Object.values(usualPorts).filter((port) => port !== wanted)]);
  const near = wanted ? Array.from({ length: 50 }, (_, i) => wanted + i).filter((port) => !spoken.has(port)) : [];
  let port;
  for (const candidate of near) {
    if (!(await isFree(candidate))) continue;
    port = candidate;
    break;
  }
  while (port === undefined || given.has(port)) port = await bind(0);
  given.add(port);
  return port;
}
