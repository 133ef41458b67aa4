"use client";

import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "./link.tsx";
import type { ReactNode } from "react";

/** A link inside the portal for pages that render on the server: those cannot hand a component to another one. */
export const PageLink = ({ href, children, ...anchor }: { href: string; children: ReactNode } & AnchorProps) => (
  <Anchor component={Link} href={href} {...anchor}>
    {children}
  </Anchor>
);

/** The way back to the list a page was opened from. */
export const BackLink = ({ href, children, className }: { href: string; children: ReactNode; className?: string }) => (
  <PageLink href={href} size="sm" className={className}>
    <IconArrowLeft size={14} aria-hidden className="souk-inline-icon" />
    {children}
  </PageLink>
);

/** The same, looking like a button. */
export const PageButton = ({ href, children, ...button }: { href: string; children: ReactNode } & ButtonProps) => (
  <Button component={Link} href={href} {...button}>
    {children}
  </Button>
);
