import { createHouse, type House } from "@souk/api";
import { thisPortal } from "./this-portal.ts";

declare global {
  var soukHouse: House | undefined;
}

/** The house of this process: made at the first request and kept, also over a reload of the development server. */
export const house = (): House => (globalThis.soukHouse ??= createHouse({ name: `souk-${thisPortal()}` }));
