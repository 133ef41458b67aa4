import net from "node:net";

import { expect, test } from "vitest";

import { freePort } from "./ports.mjs";

test("a taken port is passed over for the next free one, and none is given twice", async () => {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const taken = server.address().port;
  const given = [await freePort(taken), await freePort(taken), await freePort()];
  expect(new Set([...given, taken]).size).toBe(4);
  server.close();
});
