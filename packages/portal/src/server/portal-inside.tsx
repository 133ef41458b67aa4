import type { ReactNode } from "react";
import type { NavItem } from "../client/shell/nav-link.tsx";
import { PortalShell } from "../client/shell/portal-shell.tsx";
import { personOfThisRequest } from "./caller.ts";
import { thisPortal } from "./this-portal.ts";

/** The inside of a portal: whoever is not signed in is sent to the door first. `nav` are its places, `tools` sit in its header. */
export const PortalInside = async ({ nav, tools, children }: { nav: readonly NavItem[]; tools?: ReactNode; children: ReactNode }) => {
  const present = await personOfThisRequest();
  return (
    <PortalShell portal={thisPortal()} nav={nav} tools={tools} present={present}>
      {children}
    </PortalShell>
  );
};
