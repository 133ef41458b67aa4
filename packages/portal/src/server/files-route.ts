import { filesHandler } from "@souk/api";
import { addressOf } from "./address-of.ts";
import { house } from "./house.ts";
import { thisPortal } from "./this-portal.ts";

/** Files of a portal's browser: `/api/files` takes one in, `/api/files/7` hands it out. */
export const filesRoute = () => {
  const handle = async (request: Request, { params }: { params: Promise<{ fileId?: string[] }> }): Promise<Response> => {
    const { fileId = [] } = await params;
    return filesHandler(house(), { portal: thisPortal(), address: addressOf })(request, fileId.join("/"));
  };
  return { GET: handle, POST: handle };
};
