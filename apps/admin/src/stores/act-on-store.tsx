"use client";

import { NativeSelect, NumberInput, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { sanctionKinds, type SanctionKind } from "@souk/rulebook";
import { useCommand, useTRPC } from "@souk/portal/client";
import { useFormatInstant, useWorldClock } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Standing } from "../api-types.ts";
import { ActDialog } from "../acts/act-dialog.tsx";
import { BlastRadius } from "./blast-radius.tsx";

export interface ActProps {
  readonly standing: Standing;
  readonly onClose: () => void;
}

const useWords = (act: string, { standing }: Pick<ActProps, "standing">) => {
  const t = useTranslations("admin.store.act");
  const { name } = standing.store;
  return { t, title: t(`${act}.title`, { name }), lead: t(`${act}.lead`), confirm: t(`${act}.confirm`), done: t(`${act}.done`, { name }) };
};

export const PutUnderReview = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("put_under_review", { standing });
  const command = useCommand(useTRPC().admin.stores.putUnderReview.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("reason")}
      colour="saffron"
      pending={command.pending}
      problem={command.problem}
      onSend={(reason) => command.send({ storeId: standing.store.storeId, reason }, onClose)}
      onClose={onClose}
    />
  );
};

export const ClearReview = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("clear_review", { standing });
  const command = useCommand(useTRPC().admin.stores.clearReview.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("note")}
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: standing.store.storeId, note }, onClose)}
      onClose={onClose}
    />
  );
};

/** What the freeze will touch is on screen before the button is. */
export const FreezeStore = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("freeze_store", { standing });
  const command = useCommand(useTRPC().admin.stores.freeze.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("reason")}
      colour="pomegranate"
      size="lg"
      fields={<BlastRadius storeId={standing.store.storeId} act="freeze" />}
      pending={command.pending}
      problem={command.problem}
      onSend={(reason) => command.send({ storeId: standing.store.storeId, reason }, onClose)}
      onClose={onClose}
    />
  );
};

export const ReleaseStore = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("release_store", { standing });
  const command = useCommand(useTRPC().admin.stores.release.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("note")}
      size="lg"
      fields={<BlastRadius storeId={standing.store.storeId} act="release" />}
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: standing.store.storeId, note }, onClose)}
      onClose={onClose}
    />
  );
};

/** The hardest act there is: every open order is annulled. It is typed, not clicked. */
export const BlockStore = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("block_store", { standing });
  const { store } = standing;
  const [typed, setTyped] = useState("");
  const command = useCommand(useTRPC().admin.stores.block.mutationOptions(), { done });
  const matches = typed.trim() === store.name;
  return (
    <ActDialog
      {...words}
      reason={t("note")}
      colour="pomegranate"
      size="lg"
      ready={matches}
      fields={<BlastRadius storeId={store.storeId} act="block" />}
      last={(tried) => (
        <TextInput
          label={t("typeName", { name: store.name })}
          value={typed}
          error={(tried || (typed !== "" && !store.name.startsWith(typed))) && !matches ? t("typeMissing") : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          withAsterisk
        />
      )}
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: store.storeId, note, confirm: typed.trim() }, onClose)}
      onClose={onClose}
    />
  );
};

export const DecideAppeal = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("decide_appeal", { standing });
  const [decision, setDecision] = useState("deny");
  const command = useCommand(useTRPC().admin.stores.decideAppeal.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("note")}
      fields={
        <RadioGroup label={t("decision")} value={decision} onChange={setDecision}>
          <Stack gap={8} mt={6}>
            <Radio value="deny" label={t("decide_appeal.deny")} description={t("decide_appeal.denyHint")} />
            <Radio value="uphold" label={t("decide_appeal.uphold")} description={t("decide_appeal.upholdHint")} />
          </Stack>
        </RadioGroup>
      }
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: standing.store.storeId, upheld: decision === "uphold", note }, onClose)}
      onClose={onClose}
    />
  );
};

export const DecideWithheld = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("decide_withheld", { standing });
  const [decision, setDecision] = useState<"release" | "forfeit">("release");
  const command = useCommand(useTRPC().admin.stores.decideWithheld.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      reason={t("note")}
      fields={
        <RadioGroup label={t("decision")} value={decision} onChange={(value) => setDecision(value === "forfeit" ? "forfeit" : "release")}>
          <Stack gap={8} mt={6}>
            <Radio value="release" label={t("decide_withheld.release")} description={t("decide_withheld.releaseHint")} />
            <Radio value="forfeit" label={t("decide_withheld.forfeit")} description={t("decide_withheld.forfeitHint")} />
          </Stack>
        </RadioGroup>
      }
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: standing.store.storeId, decision, note }, onClose)}
      onClose={onClose}
    />
  );
};

const pointsMax = 15;

export const GivePoints = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("give_points", { standing });
  const [points, setPoints] = useState<number | string>(1);
  const command = useCommand(useTRPC().admin.stores.givePoints.mutationOptions(), { done });
  const given = Number(points);
  const fine = Number.isInteger(given) && given >= 1 && given <= pointsMax;
  return (
    <ActDialog
      {...words}
      reason={t("reason")}
      colour="saffron"
      ready={fine}
      fields={
        <NumberInput
          label={t("give_points.points")}
          description={t("give_points.pointsHint", { now: standing.points })}
          value={points}
          error={fine ? null : t("give_points.pointsWrong", { max: pointsMax })}
          onChange={setPoints}
          min={1}
          max={pointsMax}
          allowDecimal={false}
          withAsterisk
        />
      }
      pending={command.pending}
      problem={command.problem}
      onSend={(reason) => command.send({ storeId: standing.store.storeId, points: given, reason }, onClose)}
      onClose={onClose}
    />
  );
};

const dayMs = 86_400_000;
const lengths = ["7", "28", "90", "none"] as const;

export const SanctionStore = ({ standing, onClose }: ActProps) => {
  const { t, done, ...words } = useWords("sanction_store", { standing });
  const law = useTranslations("law.sanction");
  const format = useFormatInstant();
  const { now } = useWorldClock();
  const [kind, setKind] = useState<SanctionKind>("marketing_off");
  const [days, setDays] = useState<(typeof lengths)[number]>("28");
  const command = useCommand(useTRPC().admin.stores.sanction.mutationOptions(), { done });
  const until = days === "none" ? null : now + Number(days) * dayMs;
  return (
    <ActDialog
      {...words}
      reason={t("reason")}
      colour="saffron"
      fields={
        <>
          <NativeSelect
            label={t("sanction_store.kind")}
            value={kind}
            onChange={(event) => setKind(sanctionKinds.find((each) => each === event.currentTarget.value) ?? kind)}
            data={sanctionKinds.map((each) => ({ value: each, label: law(each) }))}
          />
          <NativeSelect
            label={t("sanction_store.length")}
            description={until === null ? t("sanction_store.noEnd") : t("sanction_store.until", { at: format(until) })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={days}
            onChange={(event) => setDays(lengths.find((each) => each === event.currentTarget.value) ?? days)}
            data={lengths.map((each) => ({
              value: each,
              label: each === "none" ? t("sanction_store.open") : t("sanction_store.days", { days: Number(each) }),
            }))}
          />
        </>
      }
      pending={command.pending}
      problem={command.problem}
      onSend={(reason) =>
        command.send({ storeId: standing.store.storeId, kind, reason, ...(until !== null && { until: new Date(until).toISOString() }) }, onClose)
      }
      onClose={onClose}
    />
  );
};

export const LiftSanction = ({ standing, kind, onClose }: ActProps & { kind: SanctionKind }) => {
  const { t, done, title, ...words } = useWords("lift_sanction", { standing });
  const law = useTranslations("law.sanction");
  const command = useCommand(useTRPC().admin.stores.liftSanction.mutationOptions(), { done });
  return (
    <ActDialog
      {...words}
      title={`${title}: ${law(kind)}`}
      reason={t("note")}
      pending={command.pending}
      problem={command.problem}
      onSend={(note) => command.send({ storeId: standing.store.storeId, kind, note }, onClose)}
      onClose={onClose}
    />
  );
};
