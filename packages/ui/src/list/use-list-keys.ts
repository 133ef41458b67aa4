"use client";

import { useEffect, useRef, useSyncExternalStore, type RefObject } from "react";

const storageKey = "souk-single-keys";
const changed = "souk-single-keys-changed";

const keysAreOn = (): boolean => globalThis.localStorage?.getItem(storageKey) !== "off";

const onChange = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(changed, listener);
    removeEventListener("storage", listener);
  };
};

/** Whether single-key shortcuts work in this browser, and a switch for it (WCAG 2.1.4). */
export const useSingleKeys = (): [on: boolean, set: (on: boolean) => void] => {
  const on = useSyncExternalStore(onChange, keysAreOn, () => true);
  const set = (next: boolean) => {
    localStorage.setItem(storageKey, next ? "on" : "off");
    dispatchEvent(new Event(changed));
  };
  return [on, set];
};

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName) || isTextInput(target));

const isTextInput = (element: HTMLElement): boolean => element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(element.type);

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-row]")];

const focusRow = (row: HTMLElement | undefined): void => {
  const target = row?.querySelector<HTMLElement>("[data-row-link]") ?? row;
  target?.focus();
  row?.scrollIntoView({ block: "nearest" });
};

/**
 * The keys of every list: j and k move between elements marked `data-row` (focusing their `data-row-link`, so that Enter opens it),
 * any other single key presses what is marked `data-key="that key"` in the current row, "/" goes to the element marked
 * `data-search`, Esc leaves search and list. Nothing happens while a dialog is open or text is being typed.
 */
export const useListKeys = (): RefObject<HTMLDivElement | null> => {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef(-1);
  const [on] = useSingleKeys();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const root = list.current;
      if (!root || document.querySelector("[role=dialog]")) return;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      if (event.key === "Escape") return focused?.blur();
      if (!on || typesText(event.target)) return;

      if (event.key === "/") {
        const search = document.querySelector<HTMLInputElement>("[data-search]");
        if (!search) return;
        event.preventDefault();
        search.focus();
        return search.select();
      }

      const rows = rowsOf(root);
      const here = rows.findIndex((row) => row.contains(focused));
      const current = here >= 0 ? here : last.current;
      if (event.key === "j" || event.key === "k") {
        const next = Math.min(rows.length - 1, Math.max(0, current + (event.key === "j" ? 1 : -1)));
        last.current = next;
        event.preventDefault();
        return focusRow(rows[next]);
      }
      if (event.key.length !== 1) return;
      const target = rows[current]?.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
      if (!target) return;
      event.preventDefault();
      target.click();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [on]);

  return list;
};
