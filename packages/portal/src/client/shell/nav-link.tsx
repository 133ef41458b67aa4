"use client";

import { Link } from "../link.tsx";
import type { ReactNode } from "react";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** How many wait there; 0 shows nothing. */
  readonly count?: number;
  /** In the bar at the foot of a phone (at most five). */
  readonly foot?: boolean;
  /** Left out of the header's row, kept in the menu. */
  readonly menuOnly?: boolean;
  /** Places of one group share one button in the header's row and one heading in the menu. */
  readonly group?: string;
  /** How the addresses of its pages end that lie inside another place. */
  readonly ending?: string;
}

/** Neighbours of one group together, every other place by itself. */
export const blocksOf = (nav: readonly NavItem[]): { readonly group: string | undefined; readonly items: readonly NavItem[] }[] => {
  const blocks: { group: string | undefined; items: NavItem[] }[] = [];
  for (const item of nav) {
    const last = blocks.at(-1);
    if (last && item.group !== undefined && last.group === item.group) last.items.push(item);
    else blocks.push({ group: item.group, items: [item] });
  }
  return blocks;
};

/** The place an address belongs to, by its `href`; null for a page that belongs to none. */
export const placeOf = (path: string, nav: readonly NavItem[]): string | null =>
  (
    nav.find(({ ending }) => ending !== undefined && path.endsWith(ending)) ??
    nav.find(({ href }) => (href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`)))
  )?.href ?? null;

/** A place of the portal, with how many wait there. */
export const NavLink = ({ item, here, className }: { item: NavItem; here: boolean; className: string }) => (
  <Link href={item.href} className={className} aria-current={here ? "page" : undefined}>
    {item.icon}
    <span>{item.label}</span>
    {item.count !== undefined && item.count > 0 && <span className="souk-count">{item.count}</span>}
  </Link>
);
