import { portalNextConfig } from "@souk/portal/next-config";

export default portalNextConfig("admin");
