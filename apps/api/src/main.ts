import { createHouse } from "@souk/api";
import { createApiServer } from "./server.ts";

/** Calls under way may finish for so long before the process ends; live streams are cut. */
const drainMs = 15_000;

const house = createHouse();
const server = createApiServer(house);
const port = Number(process.env["PORT"] ?? 4000);
const host = process.env["HOST"] ?? "127.0.0.1";

server.listen(port, host, () => house.log.info({ host, port }, "the API is open"));
server.once("error", (error) => {
  house.log.fatal({ err: error, port }, "the API cannot open its door");
  process.exit(1);
});

let leaving = false;
function leave(): void {
  if (leaving) return;
  leaving = true;
  house.log.info("the API closes");
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  void house.live.close();
  server.close(() => {
    clearTimeout(late);
    void house.close().finally(() => process.exit(0));
  });
  server.closeIdleConnections();
}
process.once("SIGTERM", leave);
process.once("SIGINT", leave);
