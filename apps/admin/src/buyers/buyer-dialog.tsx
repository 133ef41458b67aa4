"use client";

import { Anchor, Group, Modal, Stack, Text } from "@mantine/core";
import { useCommand, useTRPC } from "@souk/portal/client";
import { ExplainedButton } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Buyer } from "../api-types.ts";
import { ActDialog } from "../acts/act-dialog.tsx";
import { Fact } from "../orders/facts.tsx";
import { paths } from "../paths.ts";
import { Signals } from "../stores/signals.tsx";
import { BuyerStateBadge, StandingSince, Unpaid, useReasonWords } from "./buyer-state.tsx";

/** What can be done to an account, the mildest first, and the state each leads to. */
const acts = [
  { act: "warn", to: "warned", colour: "saffron" },
  { act: "block", to: "purchase_blocked", colour: "pomegranate" },
  { act: "ban", to: "banned", colour: "pomegranate" },
  { act: "restore", to: "good", colour: "palm" },
] as const;
type Act = (typeof acts)[number]["act"];

/** One account: its standing, the signals against it with the orders behind them, and the sanctions. */
export const BuyerDialog = ({ buyer, onClose }: { buyer: Buyer; onClose: () => void }) => {
  const t = useTranslations("admin.buyers");
  const states = useTranslations("law.buyerState");
  const dialog = useTranslations("dialog");
  const reason = useReasonWords();
  const [act, ask] = useState<Act | null>(null);
  const { personId, name } = buyer.buyer;

  return (
    <>
      <Modal opened={act === null} onClose={onClose} title={name} size="xl" closeButtonProps={{ "aria-label": dialog("close") }}>
        <Stack gap="lg">
          <dl className="souk-pairs">
            <Fact name={t("column.state")}>
              <BuyerStateBadge state={buyer.state} />
            </Fact>
            <Fact name={t("column.since")}>
              <StandingSince since={buyer.since} />
            </Fact>
            {buyer.reason && <Fact name={t("why")}>{reason(buyer.reason)}</Fact>}
            <Fact name={t("column.unpaid")}>
              <Unpaid buyer={buyer} />
            </Fact>
            <Fact name={t("column.score")}>{buyer.score}</Fact>
            <Fact name={t("ordersName")}>
              <Anchor component={Link} href={paths.orders({ buyer: personId })} inherit underline="always">
                {t("ordersOf", { name })}
              </Anchor>
            </Fact>
          </dl>
          <Text size="sm" c="dimmed">
            {t(`means.${buyer.state}`)}
          </Text>
          <Group gap="xs" role="group" aria-label={t("actions")}>
            {acts.map(({ act: each, to, colour }) => (
              <ExplainedButton
                key={each}
                why={buyer.state === to ? t("alreadyThere", { state: states(to) }) : null}
                size="sm"
                variant="light"
                color={colour}
                onClick={() => ask(each)}
              >
                {t(`act.${each}.button`)}
              </ExplainedButton>
            ))}
          </Group>
          <Signals score={{ signals: buyer.signals, measuredAt: null }} empty={t("signalsNone")} />
        </Stack>
      </Modal>
      {act && <Sanction buyer={buyer} act={act} onClose={() => ask(null)} />}
    </>
  );
};

const Sanction = ({ buyer, act, onClose }: { buyer: Buyer; act: Act; onClose: () => void }) => {
  const t = useTranslations("admin.buyers");
  const trpc = useTRPC();
  const { personId: buyerId, name } = buyer.buyer;
  const done = t(`act.${act}.done`, { name });
  const commands = {
    warn: useCommand(trpc.admin.buyers.warn.mutationOptions(), { done }),
    block: useCommand(trpc.admin.buyers.block.mutationOptions(), { done }),
    ban: useCommand(trpc.admin.buyers.ban.mutationOptions(), { done }),
  };
  const restore = useCommand(trpc.admin.buyers.restore.mutationOptions(), { done });
  const { pending, problem } = act === "restore" ? restore : commands[act];
  return (
    <ActDialog
      title={t(`act.${act}.title`, { name })}
      lead={t(`act.${act}.lead`)}
      reason={t(act === "restore" ? "note" : "reason")}
      confirm={t(`act.${act}.button`)}
      colour={acts.find((each) => each.act === act)?.colour ?? "zellige"}
      pending={pending}
      problem={problem}
      onSend={(text) => (act === "restore" ? restore.send({ buyerId, note: text }, onClose) : commands[act].send({ buyerId, reason: text }, onClose))}
      onClose={onClose}
    />
  );
};
