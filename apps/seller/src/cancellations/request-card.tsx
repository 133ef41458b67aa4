"use client";

import { Card, Checkbox, Group, Text } from "@mantine/core";
import { ActionButton, Countdown, Money, TimerCountdown } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useRouter } from "next/navigation";
import type { Row } from "../api-types.ts";
import { ItemsCell } from "../orders/items-cell.tsx";
import { paths } from "../paths.ts";
import { AnswerButtons } from "../request/answer-buttons.tsx";
import type { AnswerDialog } from "../request/answer-dialogs.tsx";
import { RequestFacts } from "../request/request-facts.tsx";
import classes from "./request-card.module.css";

/** One request as the seller judges it: who asks why, whom it blames, how long, and the three answers. */
export const RequestCard = ({
  row,
  selected,
  onSelect,
  onAnswer,
}: {
  row: Row;
  selected: boolean;
  onSelect: () => void;
  onAnswer: (dialog: AnswerDialog) => void;
}) => {
  const t = useTranslations("seller");
  const router = useRouter();
  const { request } = row;
  if (!request) return null;
  const ship = row.answers.find((answer) => answer.command === "ship");
  const silence = row.timer?.consequence === "request_rejected_by_silence" ? "decline" : request.respondBy ? "approve" : "nothing";

  return (
    <Card component="li" data-row className={classes.card} data-selected={selected || undefined}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Group gap="sm" wrap="nowrap">
          <Checkbox checked={selected} onChange={onSelect} aria-label={t("cancellations.select", { no: row.orderNo })} data-key="x" />
          <Link href={paths.order(row.orderNo)} data-row-link className={classes.link}>
            {t("order.title", { no: row.orderNo })}
          </Link>
          <Text size="sm" c="dimmed">
            {row.buyer.name} · <Money value={row.total} />
          </Text>
        </Group>
        <div className={classes.time}>
          {request.respondBy && <Countdown due={request.respondBy} of="cancel_respond" />}
          {row.timer && row.timer.kind !== "cancel_respond" && <TimerCountdown timer={row.timer} />}
        </div>
      </Group>
      <div className={classes.columns}>
        <ItemsCell lines={row.lines} size={56} />
        <RequestFacts request={request} onSilence={silence} />
      </div>
      <Group justify="space-between" gap="sm" mt="md">
        <AnswerButtons answers={row.answers} onOpen={onAnswer} />
        {ship && (
          <Group gap="xs">
            <ActionButton answer={ship} variant="subtle" size="sm" data-key="s" onClick={() => router.push(paths.ship(row.orderNo))}>
              {t("request.shipInstead")}
            </ActionButton>
          </Group>
        )}
      </Group>
    </Card>
  );
};
