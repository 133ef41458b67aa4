"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useSyncExternalStore } from "react";

export interface Notice {
  readonly message: string;
  /** A hue of the theme. */
  readonly color?: string;
}

let wanted = false;
/** In the reader's language, known once the corner stands. */
let closeLabel = "";
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says something in passing, in a corner. What it takes is fetched at the first word. */
export const notify = (notice: Notice): void => {
  wanted = true;
  for (const listener of listeners) listener();
  void import("@mantine/notifications").then(({ notifications }) => notifications.show({ ...notice, closeButtonProps: { "aria-label": closeLabel } }));
};

const Corner = dynamic(() => import("@mantine/notifications").then((module) => module.Notifications), { ssr: false });

/** The corner where notices appear; nothing until there is one. */
export const NoticeCorner = () => {
  const t = useTranslations("dialog");
  useEffect(() => {
    closeLabel = t("close");
  }, [t]);
  const shown = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  return shown ? <Corner position="bottom-right" limit={3} autoClose={5_000} /> : null;
};
