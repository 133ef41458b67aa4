"use client";

import { Alert, Anchor, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { EventsBetween, useCommand, useTRPC, type AdvanceView, type Advancing } from "@souk/portal/client";
import { Panel, toMs, useFormatInstant } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";
import { useRate } from "./use-rate.ts";

const orderOf = (stream: string): number | null => (/^order:\d+$/.test(stream) ? Number(stream.slice(6)) : null);

/** The advance under way with its progress and its brake, or the last one with what came of it. */
export const AdvanceCard = ({ advancing, advance }: { advancing: Advancing; advance: AdvanceView }) => {
  const t = useTranslations("admin.time");
  const format = useFormatInstant();
  const perSecond = useRate(advance);
  const trpc = useTRPC();
  const retry = useCommand(trpc.clock.retry.mutationOptions(), { quiet: false });
  const running = advance.state === "running";
  const [from, to, reached] = [toMs(advance.from), toMs(advance.to), toMs(advance.reached)];
  const share = to > from ? Math.round(((reached - from) / (to - from)) * 100) : 100;
  const broken = advance.error ? orderOf(advance.error.stream) : null;

  return (
    <Panel id="advance" title={running ? t("advancing", { at: format(advance.to) }) : t("happened")}>
      <Stack gap="sm">
        {running && (
          <>
            <Progress.Root size="xl">
              <Progress.Section value={share} color="iris" aria-label={t("progressLabel")} />
            </Progress.Root>
            <Group justify="space-between" gap="sm">
              <Text size="sm" className="souk-number">
                {t("reached", { at: format(advance.reached) })} · {t("progress", { fired: advance.fired })} ·{" "}
                {t("eventsPerSecond", { rate: Math.round(perSecond) })}
              </Text>
              <Button variant="default" onClick={advancing.cancel}>
                {t("cancel")}
              </Button>
            </Group>
          </>
        )}
        {advance.state === "ready" && <Text>{t("ready", { at: format(advance.reached) })}</Text>}
        {advance.state === "cancelled" && <Text>{t("cancelled", { at: format(advance.reached) })}</Text>}
        {advance.state === "failed" && (
          <Alert color="pomegranate" title={t("failed", { at: format(advance.reached) })}>
            <Text size="sm">{t("failedBody")}</Text>
            {advance.error && (
              <Text size="sm" ff="monospace">
                {advance.error.stream} {advance.error.kind}: {advance.error.message}
              </Text>
            )}
            <Group gap="sm" mt="sm">
              {broken !== null && (
                <Anchor component={Link} href={paths.order(broken)} size="sm">
                  {t("openBroken", { no: broken })}
                </Anchor>
              )}
              <Button size="xs" color="pomegranate" loading={retry.pending} onClick={() => retry.send({ advanceId: advance.advanceId })}>
                {t("retry")}
              </Button>
            </Group>
          </Alert>
        )}
        {!running && (
          <>
            <Text size="sm">
              {advance.fired === 0 ? t("happenedNone") : t("progress", { fired: advance.fired })}{" "}
              {advance.undelivered > 0 && t("undelivered", { count: advance.undelivered })}
            </Text>
            {advance.fired > 0 && <EventsBetween from={advance.from} to={advance.reached} />}
          </>
        )}
      </Stack>
    </Panel>
  );
};
