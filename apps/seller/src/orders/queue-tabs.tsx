"use client";

import { Badge, Tabs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import type { Counts, Tab } from "../api-types.ts";
import { tabs } from "./tabs.ts";

/** Tabs whose orders wait for an answer. */
const pressing: readonly Tab[] = ["cancellation_requests", "in_dispute"];

export const QueueTabs = ({ value, counts, onChange, children }: { value: Tab; counts: Counts; onChange: (tab: Tab) => void; children: ReactNode }) => {
  const t = useTranslations("seller.orders");
  const list = useRef<HTMLDivElement>(null);
  // on a phone the chosen tab may stand beside the screen
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "center" }), [value]);
  return (
    <Tabs value={value} onChange={(tab) => tab && onChange(tab as Tab)} keepMounted={false}>
      <div className="souk-tabs-box" ref={list}>
        <Tabs.List aria-label={t("tabsLabel")}>
          {tabs.map((tab) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              rightSection={
                <Badge color={pressing.includes(tab) && (counts[tab] ?? 0) > 0 ? "saffron" : "gray"} size="sm" variant="light">
                  {counts[tab] ?? 0}
                </Badge>
              }
            >
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} pt="md">
          {tab === value && children}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};
