"use client";

import { Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { ProblemNotice, RateControl, useAdvance, useCommand, useTRPC } from "@souk/portal/client";
import { CopyText, Panel, useFormatInstant, useSpanWords, useWorldClock } from "@souk/ui";
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AdvanceRow } from "../api-types.ts";
import { AdvanceCard } from "./advance-card.tsx";
import { AdvanceHistory } from "./advance-history.tsx";
import { targetOf, twinsOf, type Choice, type Custom } from "./choice.ts";
import { ChooseTarget } from "./choose-target.tsx";
import { PreviewTable } from "./preview-table.tsx";

/** The big world bar: how the clock stands, how far it shall go, what that will fire, and what it has fired before. */
export const TimeMachinePage = ({ world, apiUrl, history }: { world: string; apiUrl: string; history: readonly AdvanceRow[] }) => {
  const t = useTranslations("admin.time");
  const clock = useWorldClock();
  const advancing = useAdvance(world);
  const [choice, choose] = useState<Choice>("next");
  const [custom, setCustom] = useState<Custom>({ amount: "12", unit: "hours", instant: new Date(clock.now).toISOString().slice(0, 19), stopBefore: false });
  const target = targetOf(choice, custom);
  const running = advancing.advance?.state === "running" || clock.mode === "advancing";
  const twins = target && twinsOf(target, world, apiUrl);

  return (
    <Stack gap="lg">
      <ClockFace />
      {advancing.advance && <AdvanceCard advancing={advancing} advance={advancing.advance} />}
      <div className="souk-two">
        <Stack gap="lg">
          <Panel id="how-far" title={t("presets")}>
            <ChooseTarget choice={choice} custom={custom} onChoose={choose} onCustom={setCustom} />
          </Panel>
          <Panel
            id="preview"
            title={t("preview")}
            actions={
              <Button color="iris" disabled={!target || running} loading={advancing.pending} onClick={() => target && advancing.start(target, () => {})}>
                {t("go")}
              </Button>
            }
          >
            {target ? <PreviewTable target={target} /> : <Text c="dimmed">{t("noTarget")}</Text>}
            <ProblemNotice problem={advancing.problem} onClose={advancing.reset} />
          </Panel>
        </Stack>
        <Panel id="twins" title={t("twins")}>
          {twins ? (
            <Tabs defaultValue="cli" keepMounted={false}>
              <Tabs.List mb="sm">
                <Tabs.Tab value="cli">{t("cli")}</Tabs.Tab>
                <Tabs.Tab value="http">{t("api")}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="cli">{twins.cli === null ? <Text size="sm">{t("noCli")}</Text> : <CopyText text={twins.cli} block />}</Tabs.Panel>
              <Tabs.Panel value="http">
                <CopyText text={twins.http} block />
              </Tabs.Panel>
            </Tabs>
          ) : (
            <Text c="dimmed">{t("noTarget")}</Text>
          )}
        </Panel>
      </div>
      <AdvanceHistory history={history} />
    </Stack>
  );
};

const ClockFace = () => {
  const t = useTranslations("admin.time");
  const clock = useWorldClock();
  const format = useFormatInstant();
  const words = useSpanWords();
  const trpc = useTRPC();
  const pause = useCommand(trpc.clock.pause.mutationOptions(), { quiet: false });
  const run = useCommand(trpc.clock.run.mutationOptions(), { quiet: false });
  const live = clock.mode === "live";

  return (
    <section className="souk-machine" aria-label={t("now")}>
      <div>
        <div className="souk-machine-label">{t("now")}</div>
        <time className="souk-machine-now" dateTime={new Date(clock.now).toISOString()} suppressHydrationWarning>
          {format(clock.now, "long")}
        </time>
        <div>
          {t(`modes.${clock.mode}`)}
          {live &&
            ` · ${t("rateValue", { rate: clock.rate })} (${clock.rate === 1 ? t("rateMeaning.one") : t("rateMeaning.seconds", { value: words(clock.rate * 1_000) })})`}
        </div>
      </div>
      <Group gap="sm" align="flex-end">
        <RateControl />
        <Button
          variant="white"
          color="iris"
          loading={pause.pending || run.pending}
          disabled={clock.mode === "advancing"}
          leftSection={live ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconPlayerPlayFilled size={16} aria-hidden />}
          onClick={() => (live ? pause.send({}) : run.send({ rate: clock.rate > 0 ? clock.rate : 1 }))}
        >
          {live ? t("pause") : t("resume")}
        </Button>
      </Group>
    </section>
  );
};
