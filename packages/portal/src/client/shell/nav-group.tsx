"use client";

import { UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { NavLink, type NavItem } from "./nav-link.tsx";

/** Several places behind one button of the header's row. Esc, leaving it and arriving somewhere put the list away. */
export const NavGroup = ({
  name,
  items,
  here,
  path,
}: {
  name: string;
  items: readonly NavItem[];
  /** The place of the page that is shown, by its `href`. */
  here: string | null;
  path: string;
}) => {
  const [open, show] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => show(false), [path]);
  const waiting = items.reduce((sum, item) => sum + (item.count ?? 0), 0);

  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    show(false);
    button.current?.focus();
  };

  return (
    <div
      className="souk-nav-group"
      role="presentation"
      onKeyDown={escape}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && show(false)}
    >
      <UnstyledButton
        ref={button}
        className="souk-nav-link"
        aria-expanded={open}
        aria-controls={list}
        data-here={items.some((item) => item.href === here) || undefined}
        onClick={() => show(!open)}
      >
        <span>{name}</span>
        {waiting > 0 && <span className="souk-count">{waiting}</span>}
        <IconChevronDown size={14} stroke={2} aria-hidden />
      </UnstyledButton>
      <ul id={list} className="souk-nav-drop" hidden={!open}>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} here={item.href === here} className="souk-menu-link" />
          </li>
        ))}
      </ul>
    </div>
  );
};
