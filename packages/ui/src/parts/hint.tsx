"use client";

import { useState, type ReactNode } from "react";

/** Half the widest hint and a margin: how near to the edge of the window its middle may come. */
const halfWidth = 168;
/** Below this distance from the top there is no room above. */
const roomAbove = 160;

/**
 * A few words about what the pointer or the focus is on. Stays while it is read, goes with Esc (WCAG 1.4.13).
 * It is for the eye: what assistive technology must know is said by a description or a name beside it.
 */
export const Hint = ({ text, children }: { text: string; children: ReactNode }) => {
  const [box, show] = useState<DOMRect | null>(null);
  const hide = () => show(null);
  const above = box !== null && box.top > roomAbove;
  return (
    <span
      role="presentation"
      className="souk-hinted"
      onPointerEnter={(event) => show(event.currentTarget.getBoundingClientRect())}
      onPointerLeave={hide}
      onFocus={(event) => show(event.currentTarget.getBoundingClientRect())}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      {box && (
        <span
          role="tooltip"
          className="souk-hint"
          style={{
            left: Math.min(Math.max(box.left + box.width / 2, halfWidth), Math.max(halfWidth, document.documentElement.clientWidth - halfWidth)),
            ...(above ? { bottom: window.innerHeight - box.top + 4 } : { top: box.bottom + 4 }),
          }}
        >
          {text}
        </span>
      )}
    </span>
  );
};
