import { filesRoute } from "@souk/portal/server";

export const { GET, POST } = filesRoute();
