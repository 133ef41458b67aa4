import { createServer } from "node:http";
import { connect } from "@souk/market";

/** The yardstick of the reads: their queries and nothing else, no caller, no law, no view. Says its port and serves until it is ended. */
const db = connect(undefined, { name: "souk-bench-bare" });

async function list(slug: string): Promise<unknown> {
  return db.begin("isolation level repeatable read read only", async (sql) => {
    const [world] = await sql<{ id: number }[]>`select id, set_config('souk.world', id::text, true) from worlds where slug = ${slug}`;
    const rows = await sql<{ no: number }[]>`
      select o.no from orders o where o.world_id = ${world?.id ?? 0} and o.visibility = 'listed' order by o.no desc limit 21`;
    const numbers = `{${rows.map(({ no }) => no).join(",")}}`;
    const [read] = await sql`select read_slice(${world?.id ?? 0}, ${numbers}::int[], '{}', null, '{}', '{}', '{}') as slice`;
    return read;
  });
}

async function detail(slug: string, order: number): Promise<unknown> {
  const [read] = await db`select look_at_order(id, ${order}) as look from worlds where slug = ${slug}`;
  return read;
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://bare.invalid");
  const world = searchParams.get("world") ?? "";
  const answer = pathname === "/list" ? list(world) : detail(world, Number(searchParams.get("order")));
  answer.then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(JSON.stringify({ message: String(error) })),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") process.stdout.write(String(address.port));
});
process.once("SIGTERM", () => process.exit(0));
