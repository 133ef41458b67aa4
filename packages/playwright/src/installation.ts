import type { Portal } from "@souk/api/contract";

/** Where a running Souk answers, and the token that owns its worlds and clocks. */
export interface Installation {
  readonly apiUrl: string;
  readonly controlToken: string;
  readonly portalUrls: Readonly<Record<Portal, string>>;
}

/**
 * The Souk that tests run against, from SOUK_API_URL, SOUK_CONTROL_TOKEN and SOUK_{BUYER,SELLER,ADMIN}_URL; addresses left out are those of `npm start`.
 * Throws a sentence when the control token is missing.
 */
export function installation(env: Readonly<Record<string, string | undefined>> = process.env): Installation {
  const controlToken = env["SOUK_CONTROL_TOKEN"];
  if (!controlToken) throw new Error("SOUK_CONTROL_TOKEN is not set: tests make and delete their own worlds, which takes a control token");
  const address = (name: string, usual: string): string => (env[`SOUK_${name}_URL`] || usual).replace(/\/$/, "");
  return {
    apiUrl: address("API", "http://localhost:4000"),
    controlToken,
    portalUrls: {
      buyer: address("BUYER", "http://localhost:3000"),
      seller: address("SELLER", "http://localhost:3001"),
      admin: address("ADMIN", "http://localhost:3002"),
    },
  };
}
