"use client";

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useFormatInstant } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc.ts";
import { useCommand } from "../use-command.ts";
import { EventsBetween } from "./events-between.tsx";
import type { AdvanceView } from "./use-advance.ts";

/** After an advance: where the clock stands, how much fired, and what that was. */
export const WhatHappened = ({ advance, onClose }: { advance: AdvanceView; onClose: () => void }) => {
  const t = useTranslations("worldBar");
  const dialog = useTranslations("dialog");
  const format = useFormatInstant();
  const title = advance.state === "failed" ? t("failedTitle") : advance.state === "cancelled" ? t("cancelledTitle") : t("doneTitle");
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ "aria-label": dialog("close") }}>
      <Stack gap="md">
        <Text>
          {t("doneNow", { now: format(advance.reached) })} {advance.fired === 0 ? t("doneNothing") : t("fired", { n: advance.fired })}
          {advance.fired > 0 && "."} {advance.undelivered > 0 && t("undelivered", { n: advance.undelivered })}
        </Text>
        {advance.state === "failed" && <Failed advance={advance} onRetried={onClose} />}
        {advance.fired > 0 && <EventsBetween from={advance.from} to={advance.reached} />}
        <Group justify="flex-end">
          <Button color="iris" onClick={onClose} data-autofocus>
            {t("close")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

const Failed = ({ advance, onRetried }: { advance: AdvanceView; onRetried: () => void }) => {
  const t = useTranslations("worldBar");
  const states = useTranslations("states");
  const format = useFormatInstant();
  const trpc = useTRPC();
  const retry = useCommand(trpc.clock.retry.mutationOptions(), { quiet: false });
  return (
    <Alert color="pomegranate" title={t("failedTitle")}>
      <Text size="sm">{t("failedText", { now: format(advance.reached) })}</Text>
      {advance.error && (
        <Text size="sm" ff="monospace">
          {advance.error.stream} {advance.error.kind}: {advance.error.message}
        </Text>
      )}
      <Button mt="sm" size="xs" color="pomegranate" loading={retry.pending} onClick={() => retry.send({ advanceId: advance.advanceId }, onRetried)}>
        {states("retry")}
      </Button>
    </Alert>
  );
};
