export { WorldsPage as default } from "@souk/portal/server";
