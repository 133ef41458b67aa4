"use client";

import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";

/** A link inside the portal for pages that render on the server: those cannot hand a component to another one. */
export const PageLink = ({ href, children, ...anchor }: { href: string; children: ReactNode } & AnchorProps) => (
  <Anchor component={Link} href={href} {...anchor}>
    {children}
  </Anchor>
);

/** The same, looking like a button. */
export const PageButton = ({ href, children, ...button }: { href: string; children: ReactNode } & ButtonProps) => (
  <Button component={Link} href={href} {...button}>
    {children}
  </Button>
);
