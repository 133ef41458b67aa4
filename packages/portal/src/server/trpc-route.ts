import { fetchHandler } from "@souk/api";
import { addressOf } from "./address-of.ts";
import { house } from "./house.ts";
import { thisPortal } from "./this-portal.ts";

/** The one door of a portal's browser: its own origin, its own cookie, JSON only, a capped body. */
export const trpcRoute = () => {
  const handle = (request: Request): Promise<Response> => fetchHandler(house(), { portal: thisPortal(), address: addressOf })(request);
  return { GET: handle, POST: handle };
};
