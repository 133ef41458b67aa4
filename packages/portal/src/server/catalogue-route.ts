import { readFile } from "node:fs/promises";
import path from "node:path";

/** The pictures of the catalogue, which the buyer portal keeps, for portals that show them too: one copy, and no link a checkout could lose. */
export const catalogueRoute = () => ({
  GET: async (_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> => {
    const { file } = await params;
    if (!/^[a-z0-9-]+\.svg$/.test(file)) return new Response(null, { status: 404 });
    const picture = await readFile(path.join(process.cwd(), "..", "buyer", "public", "catalogue", file)).catch(() => null);
    if (!picture) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(picture), { headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" } });
  },
});
