"use client";

import { PageButton } from "@souk/portal/client";
import { EmptyState } from "@souk/ui";
import { IconMoodCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { paths } from "../paths.ts";

/** No duty is waiting: what will appear here, and where the orders are. */
export const NothingToDo = () => {
  const t = useTranslations("seller.home");
  return (
    <EmptyState
      icon={IconMoodCheck}
      title={t("emptyTitle")}
      action={
        <PageButton href={paths.orders("all")} variant="default">
          {t("emptyAction")}
        </PageButton>
      }
    >
      {t("emptyBody")}
    </EmptyState>
  );
};
