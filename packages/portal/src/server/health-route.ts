import { house } from "./house.ts";
import { thisPortal } from "./this-portal.ts";

/** Whether this portal can serve: it is up and reaches the database. 503 with the reason otherwise. */
export const healthRoute = () => ({
  GET: async (): Promise<Response> => {
    const portal = thisPortal();
    const headers = { "cache-control": "no-store" };
    try {
      const { db } = house();
      await db`select 1`;
      return Response.json({ ok: true, process: portal }, { headers });
    } catch {
      return Response.json({ ok: false, process: portal, reason: "the database cannot be reached" }, { status: 503, headers });
    }
  },
});
