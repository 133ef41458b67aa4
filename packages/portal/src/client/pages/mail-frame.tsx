"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

/** A rendered mail in a frame of its own: no scripts, no forms, no way out but its links. */
export const MailFrame = ({ html, title }: { html: string; title: string }) => {
  const t = useTranslations("mail");
  const [height, setHeight] = useState(420);
  return (
    <iframe
      title={t("frame", { title })}
      srcDoc={html}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      className="souk-mail"
      style={{ height }}
      onLoad={(event) => setHeight(Math.max(200, (event.currentTarget.contentDocument?.documentElement.scrollHeight ?? 400) + 8))}
    />
  );
};
