export { portalProxy as proxy } from "@souk/portal/proxy";

/** Pages only: assets and the API need no nonce. */
export const config = { matcher: "/((?!api/|_next/|catalogue/|icon\\.svg).*)" };
