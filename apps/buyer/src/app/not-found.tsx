export { NotFoundDocument as default } from "@souk/portal/client";
