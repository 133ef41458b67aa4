import { catalogueRoute } from "@souk/portal/server";

export const { GET } = catalogueRoute();
