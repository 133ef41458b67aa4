export { NotFoundPage as default } from "@souk/portal/client";
