import { portals, type Portal } from "@souk/api/contract";

/** Which portal this app is: said once, in its `next.config.ts`, and written into the build. */
export const thisPortal = (): Portal => {
  const portal = portals.find((each) => each === process.env.SOUK_PORTAL);
  if (!portal) throw new Error('next.config.ts must name the portal: portalNextConfig("buyer")');
  return portal;
};
