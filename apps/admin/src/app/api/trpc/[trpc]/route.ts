import { trpcRoute } from "@souk/portal/server";

export const { GET, POST } = trpcRoute();
