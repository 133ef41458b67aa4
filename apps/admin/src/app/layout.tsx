import "@souk/portal/styles.css";
import "./admin.css";
import { PortalDocument, portalMetadata, portalViewport } from "@souk/portal/server";
import type { ReactNode } from "react";
import { catalogues } from "../i18n.ts";

export const metadata = portalMetadata("Souk back office");
export const viewport = portalViewport;

const Layout = ({ children }: { children: ReactNode }) => <PortalDocument catalogues={catalogues}>{children}</PortalDocument>;
export default Layout;
