import { healthRoute } from "@souk/portal/server";

export const { GET } = healthRoute();
export const dynamic = "force-dynamic";
