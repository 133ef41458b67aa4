"use client";

import { NativeSelect } from "@mantine/core";
import { useWorldClock } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc.ts";
import { useCommand } from "../use-command.ts";

const rates = [1, 10, 60, 600, 3_600, 86_400];

/** How fast the clock runs by itself; 3600 is an hour a second. Choosing sets it running. */
export const RateControl = () => {
  const t = useTranslations("worldBar");
  const trpc = useTRPC();
  const clock = useWorldClock();
  const run = useCommand(trpc.clock.run.mutationOptions(), { quiet: false });
  const shown = rates.includes(clock.rate) ? rates : [clock.rate, ...rates];
  return (
    <NativeSelect
      label={t("rateName")}
      size="sm"
      value={String(clock.mode === "live" ? clock.rate : 0)}
      disabled={run.pending || clock.mode === "advancing"}
      onChange={(event) => {
        const rate = Number(event.currentTarget.value);
        if (rate > 0) run.send({ rate });
      }}
    >
      {clock.mode !== "live" && <option value="0">{t(`mode.${clock.mode}`)}</option>}
      {shown.map((rate) => (
        <option key={rate} value={rate}>
          {t("runAt", { rate })}
        </option>
      ))}
    </NativeSelect>
  );
};
