import { portalCatalogues, portalMessages } from "@souk/portal/server";
import de from "../messages/de.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };

export const catalogues = portalCatalogues({ en, de });

export default portalMessages(catalogues);
