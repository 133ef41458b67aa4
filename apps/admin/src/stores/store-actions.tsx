"use client";

import { Group } from "@mantine/core";
import { ActionButton } from "@souk/ui";
import { useState, type FC } from "react";
import type { Standing, StoreAnswer } from "../api-types.ts";
import {
  BlockStore,
  ClearReview,
  DecideAppeal,
  DecideWithheld,
  FreezeStore,
  GivePoints,
  PutUnderReview,
  ReleaseStore,
  SanctionStore,
  type ActProps,
} from "./act-on-store.tsx";

interface StoreAct {
  readonly command: StoreAnswer["command"];
  readonly dialog: FC<ActProps>;
  readonly colour?: string;
}

/** The acts that move a store through its life. */
export const lifeActs: readonly StoreAct[] = [
  { command: "put_under_review", dialog: PutUnderReview },
  { command: "clear_review", dialog: ClearReview },
  { command: "freeze_store", dialog: FreezeStore, colour: "pomegranate" },
  { command: "release_store", dialog: ReleaseStore },
  { command: "block_store", dialog: BlockStore, colour: "pomegranate" },
];

/** What goes on beside a store's life: the ladder of points, and the appeal. */
export const ladderActs: readonly StoreAct[] = [
  { command: "give_points", dialog: GivePoints },
  { command: "sanction_store", dialog: SanctionStore },
  { command: "decide_appeal", dialog: DecideAppeal },
];

export const moneyActs: readonly StoreAct[] = [{ command: "decide_withheld", dialog: DecideWithheld }];

/** Some of what an admin can do to a store: each act in its place, the impossible ones with their reason. */
export const StoreActions = ({ standing, acts, label }: { standing: Standing; acts: readonly StoreAct[]; label: string }) => {
  const [open, setOpen] = useState<StoreAnswer["command"] | null>(null);
  const opened = acts.find((act) => act.command === open);

  return (
    <Group gap="xs" role="group" aria-label={label}>
      {acts.map(({ command, colour }) => {
        const answer = standing.answers.find((each) => each.command === command);
        return (
          answer && (
            <ActionButton key={command} answer={answer} size="xs" variant={colour ? "light" : "default"} color={colour} onClick={() => setOpen(command)} />
          )
        );
      })}
      {opened && <opened.dialog standing={standing} onClose={() => setOpen(null)} />}
    </Group>
  );
};
