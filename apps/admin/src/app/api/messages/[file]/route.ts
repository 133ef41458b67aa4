import { messagesRoute } from "@souk/portal/server";
import { catalogues } from "../../../../i18n.ts";

export const { GET } = messagesRoute(catalogues);
