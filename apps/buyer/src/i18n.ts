import { portalMessages } from "@souk/portal/server";
import de from "../messages/de.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };

export default portalMessages({ en, de });
