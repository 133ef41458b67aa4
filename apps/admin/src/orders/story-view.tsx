"use client";

import { Chip, ChipGroup, Group, Stack, Text, Title } from "@mantine/core";
import { BackLink } from "@souk/portal/client";
import { CopyText, FrozenNotice, OrderProgress, OrderStatus, Panel, RefundTracker, TrackingSteps } from "@souk/ui";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import type { OpenMail, StoryOutput } from "../api-types.ts";
import { MailDialog } from "../outbox/mail-dialog.tsx";
import { OutsidePanel } from "../outside/outside-panel.tsx";
import { paths } from "../paths.ts";
import { Cases } from "./cases.tsx";
import { Facts } from "./facts.tsx";
import { Items } from "./items.tsx";
import { OrderMoney } from "./order-money.tsx";
import { PaymentActions } from "./payment-actions.tsx";
import { PostingTable } from "./posting-table.tsx";
import { Requests } from "./requests.tsx";
import { StoryAxis, storyKinds, type StoryKind } from "./story-axis.tsx";
import { TimerTable } from "./timer-table.tsx";

/** An order's whole story on one page: the axis first, then each thread by itself, and what an admin may do. */
export const StoryView = ({
  story,
  world,
  subjects,
  mail,
}: {
  story: StoryOutput;
  world: string;
  subjects: Readonly<Record<string, string>>;
  mail: OpenMail | null;
}) => {
  const t = useTranslations("admin.order");
  const { order } = story;
  const [shown, setShown] = useState<readonly string[]>(storyKinds);
  const [, setMail] = useQueryState("mail", parseAsString.withOptions({ shallow: false, scroll: false }));
  const head = story.events.at(-1)?.hash ?? null;
  const show = new Set(storyKinds.filter((kind) => shown.includes(kind)));

  return (
    <>
      <BackLink href={paths.orders()}>{t("back")}</BackLink>
      <Group justify="space-between" align="flex-start" mt="xs" mb="lg" gap="md">
        <div>
          <Title order={1}>{t("title", { no: order.orderNo })}</Title>
          <Text c="dimmed">{t("parties", { buyer: order.buyer.name, store: order.store.name })}</Text>
          <OrderStatus order={order} />
        </div>
        {order.state === "payment_verifying" && <PaymentActions order={order} />}
      </Group>
      <FrozenNotice order={order} />
      <Stack gap="lg">
        <Panel id="progress" title={t("progress")}>
          <div className="souk-scroll">
            <OrderProgress order={order} />
          </div>
        </Panel>
        <div className="souk-two">
          <Stack gap="lg">
            <Panel
              id="story"
              title={t("story")}
              actions={
                <ChipGroup multiple value={[...show]} onChange={(value: string[]) => setShown(value)}>
                  <Group gap={6} role="group" aria-label={t("show")}>
                    {storyKinds.map((kind: StoryKind) => (
                      <Chip key={kind} value={kind} size="xs">
                        {t(`filter.${kind}`)}
                      </Chip>
                    ))}
                  </Group>
                </ChipGroup>
              }
            >
              <Text size="sm" c="dimmed" mb="md">
                {t("storyLead")}
              </Text>
              <StoryAxis story={story} show={show} subjects={subjects} onMail={(each) => void setMail(each.mailId)} />
            </Panel>
            <Panel id="postings" title={t("postings")}>
              <PostingTable entries={story.entries} />
            </Panel>
            <Panel id="timers" title={t("timers")}>
              <TimerTable deadlines={story.deadlines} />
            </Panel>
          </Stack>
          <Stack gap="lg">
            <Panel id="facts" title={t("facts")}>
              <Facts order={order} />
            </Panel>
            <Panel id="money" title={t("money")}>
              <OrderMoney order={order} />
            </Panel>
            <OutsidePanel order={order} world={world} />
            <Cases order={order} />
            {order.shipment && (
              <Panel id="shipment" title={t("tracking")}>
                <TrackingSteps shipment={order.shipment} />
              </Panel>
            )}
            <Panel id="items" title={t("lines")}>
              <Items lines={order.lines} />
            </Panel>
            <Requests requests={order.requests} />
            {order.payment.refunds.length > 0 && (
              <Panel id="refunds" title={t("refunds")}>
                <RefundTracker refunds={order.payment.refunds} />
              </Panel>
            )}
            {head && (
              <Panel id="head" title={t("head")}>
                <CopyText text={head} shown={`${head.slice(0, 16)}…${head.slice(-8)}`} />
                <Text size="sm" c="dimmed" mt="xs">
                  {t("headHint")}
                </Text>
              </Panel>
            )}
          </Stack>
        </div>
      </Stack>
      <MailDialog mail={mail} onClose={() => void setMail(null)} />
    </>
  );
};
