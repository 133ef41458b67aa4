"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to a page of the same portal. Pages are made for their reader at the moment they are asked for, so nothing of them can be had before:
 * what Next asks for ahead, twice for every link in sight, would only keep browser and server busy.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />;
