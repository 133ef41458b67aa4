"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";

/** The ways through a long list: on, and back to its beginning. */
export const Pager = ({ nextCursor, paged, onTurn }: { nextCursor: string | null; paged: boolean; onTurn: (cursor: string | null) => void }) => {
  const t = useTranslations("admin.pager");
  if (!paged && !nextCursor) return null;
  return (
    <Group justify="flex-end" gap="sm">
      {paged && (
        <Button variant="default" onClick={() => onTurn(null)}>
          {t("first")}
        </Button>
      )}
      {nextCursor && (
        <Button variant="default" onClick={() => onTurn(nextCursor)}>
          {t("next")}
        </Button>
      )}
    </Group>
  );
};
