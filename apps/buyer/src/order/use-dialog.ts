"use client";

import { useRef, useState } from "react";

/** Which dialog is open, if any. It is gone from the page before its focus trap could give the focus back: whoever closes it stands at the button again. */
export const useDialog = <Which extends string>() => {
  const [which, setWhich] = useState<Which | null>(null);
  const opener = useRef<Element | null>(null);
  return {
    which,
    open: (dialog: Which) => {
      opener.current = document.activeElement;
      setWhich(dialog);
    },
    close: () => {
      setWhich(null);
      setTimeout(() => {
        if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
      });
    },
  };
};
