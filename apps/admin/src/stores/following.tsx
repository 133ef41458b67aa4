"use client";

import { ProgressRoot, ProgressSection, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Following } from "../api-types.ts";

/** How far the store's orders have followed its latest act; the page is asked again with every batch that lands. */
export const FollowingProgress = ({ following, quiet = false }: { following: Following; quiet?: boolean }) => {
  const t = useTranslations("admin.store.following");
  const { done, total } = following;
  const running = done < total;
  if (!running) return quiet || total === 0 ? null : <Text size="sm">{t("all", { total })}</Text>;
  return (
    <div className="souk-following">
      <ProgressRoot size={quiet ? "sm" : "md"}>
        <ProgressSection value={Math.floor((done / total) * 100)} color="pomegranate" striped animated aria-label={t("label")} />
      </ProgressRoot>
      <Text size="sm" className="souk-number">
        {t("some", { done, total })}
      </Text>
    </div>
  );
};
