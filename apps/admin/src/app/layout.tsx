import "@souk/portal/styles.css";
import "./admin.css";
import { PortalDocument, portalMetadata, portalViewport } from "@souk/portal/server";
import type { ReactNode } from "react";

export const metadata = portalMetadata("Souk back office");
export const viewport = portalViewport;

const Layout = ({ children }: { children: ReactNode }) => <PortalDocument>{children}</PortalDocument>;
export default Layout;
