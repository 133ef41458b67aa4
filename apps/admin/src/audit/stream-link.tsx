"use client";

import { Anchor } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { pathOfStream } from "./stream.ts";

const kinds = ["order", "store", "buyer"] as const;

/** What an act or a deadline is about, in words, leading there. */
export const StreamLink = ({ stream, name }: { stream: string; name?: string | null }) => {
  const t = useTranslations("admin.audit.stream");
  const [kind, id = ""] = stream.split(":");
  const known = kinds.find((each) => each === kind);
  const says = name ?? (known ? t(known, { id }) : stream);
  const path = pathOfStream(stream);
  return path === null ? (
    <span>{says}</span>
  ) : (
    <Anchor component={Link} href={path} size="sm">
      {says}
    </Anchor>
  );
};
