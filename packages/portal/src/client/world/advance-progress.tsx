"use client";

import { ProgressRoot, ProgressSection } from "@mantine/core";
import { toMs, useFormatInstant } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { AdvanceView } from "./use-advance.ts";

/** How far a running advance has come, and the way to stop it at the next safe point. */
export const AdvanceProgress = ({ advance, onCancel }: { advance: AdvanceView; onCancel: () => void }) => {
  const t = useTranslations("worldBar");
  const format = useFormatInstant();
  const [from, to, reached] = [toMs(advance.from), toMs(advance.to), toMs(advance.reached)];
  const share = to > from ? Math.min(100, Math.max(0, Math.round(((reached - from) / (to - from)) * 100))) : 0;
  return (
    <div className="souk-worldbar-progress">
      <ProgressRoot size="md" className="souk-worldbar-track">
        <ProgressSection value={share} aria-label={t("progress", { to: format(advance.to) })} color="iris.3" />
      </ProgressRoot>
      <span>{t("fired", { n: advance.fired })}</span>
      <button type="button" className="souk-worldbar-button" onClick={onCancel}>
        {t("cancel")}
      </button>
    </div>
  );
};
