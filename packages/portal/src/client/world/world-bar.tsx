"use client";

import { Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Hint, useFormatInstant, useWorldClock } from "@souk/ui";
import { IconHourglassHigh, IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "../trpc.ts";
import { useCommand } from "../use-command.ts";
import { presets, type Choice } from "./targets.ts";
import { useAdvance } from "./use-advance.ts";

// fetched when time is turned, not with every page
const AdvanceProgress = dynamic(() => import("./advance-progress.tsx").then((module) => module.AdvanceProgress), { ssr: false });
const TimeMachine = dynamic(() => import("./time-machine.tsx").then((module) => module.TimeMachine), { ssr: false });
const WhatHappened = dynamic(() => import("./what-happened.tsx").then((module) => module.WhatHappened), { ssr: false });

/** The strip of simulated time on top of every page, in a colour nothing else has. */
export const WorldBar = ({ world, mayTurn }: { world: { slug: string; name: string }; mayTurn: boolean }) => {
  const t = useTranslations("worldBar");
  const clock = useWorldClock();
  const format = useFormatInstant();
  const advancing = useAdvance(world.slug);
  const [opened, machine] = useDisclosure(false);
  const [choice, choose] = useState<Choice>("next");
  const { advance } = advancing;
  const running = advance?.state === "running";

  const open = (preset: Choice) => {
    choose(preset);
    advancing.reset();
    machine.open();
  };

  return (
    <section className="souk-worldbar" aria-label={t("title")}>
      <Group gap="sm" wrap="nowrap" className="souk-worldbar-now">
        <IconHourglassHigh size={18} aria-hidden className="souk-worldbar-icon" />
        <Text span fw={650} size="sm" truncate title={world.name}>
          {world.name}
        </Text>
        <time dateTime={new Date(clock.now).toISOString()} aria-label={t("now")} className="souk-worldbar-time" suppressHydrationWarning>
          {format(clock.now)}
        </time>
        <span className="souk-worldbar-mode" data-mode={running ? "advancing" : clock.mode}>
          {t(`mode.${running ? "advancing" : clock.mode}`)}
          {clock.mode === "live" && clock.rate !== 1 && ` ${t("rate", { rate: clock.rate })}`}
        </span>
      </Group>
      {running ? (
        <AdvanceProgress advance={advance} onCancel={advancing.cancel} />
      ) : (
        mayTurn && (
          <Group gap={6} wrap="nowrap" className="souk-worldbar-buttons">
            <PauseOrRun />
            {presets.map((preset) => (
              <button key={preset} type="button" className="souk-worldbar-button souk-worldbar-preset" onClick={() => open(preset)}>
                {t(`presets.${preset}`)}
              </button>
            ))}
            <button type="button" className="souk-worldbar-button souk-worldbar-main" onClick={() => open("h24")}>
              {t("advance")}
            </button>
          </Group>
        )
      )}
      {mayTurn && opened && <TimeMachine choice={choice} onChoose={choose} advancing={advancing} onClose={machine.close} />}
      {advance && !running && <WhatHappened advance={advance} onClose={advancing.putAway} />}
    </section>
  );
};

const PauseOrRun = () => {
  const t = useTranslations("worldBar");
  const trpc = useTRPC();
  const clock = useWorldClock();
  const pause = useCommand(trpc.clock.pause.mutationOptions(), { quiet: false });
  const run = useCommand(trpc.clock.run.mutationOptions(), { quiet: false });
  const live = clock.mode === "live";
  const pending = pause.pending || run.pending;
  return (
    <Hint text={live ? t("pauseHint") : t("runHint")}>
      <button
        type="button"
        className="souk-worldbar-button"
        aria-busy={pending}
        disabled={pending}
        onClick={() => (live ? pause.send({}) : run.send({ rate: clock.rate > 0 ? clock.rate : 1 }))}
      >
        {live ? (
          <IconPlayerPauseFilled size={13} aria-hidden className="souk-inline-icon" />
        ) : (
          <IconPlayerPlayFilled size={13} aria-hidden className="souk-inline-icon" />
        )}
        <span className="souk-worldbar-label">{t(live ? "pause" : "run")}</span>
      </button>
    </Hint>
  );
};
