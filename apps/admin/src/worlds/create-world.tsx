"use client";

import { Modal, NativeSelect, NumberInput, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ProblemNotice, useCommand, useTRPCClient } from "@souk/portal/client";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Scenario } from "../api-types.ts";

/** The scenario most people want: a market that is alive. */
const usual = "demo";

interface Values {
  readonly name: string;
  readonly scenario: string;
  readonly seed: string;
  readonly startsAt: string;
  readonly clock: "scenario" | "paused" | "live";
  readonly rate: number | string;
}

/** Makes the world with what was filled in; the rest is the scenario's. */
const useCreate = () => {
  const t = useTranslations("admin.worlds");
  const client = useTRPCClient();
  const mutationFn = async ({ name, scenario, seed, startsAt, clock, rate }: Values) => {
    const at = Date.parse(`${startsAt}Z`);
    const { world } = await client.world.create.mutate({
      scenario,
      name: name.trim(),
      ...(seed.trim() ? { seed: seed.trim() } : {}),
      ...(Number.isNaN(at) ? {} : { startsAt: new Date(at).toISOString() }),
      ...(clock === "paused" ? { clock: { mode: "paused" as const } } : {}),
      ...(clock === "live" ? { clock: { mode: "live" as const, rate: Number(rate) } } : {}),
    });
    return { world };
  };
  return useCommand<Values, { world: { name: string } }, unknown>({ mutationFn }, { done: t("createdPlain") });
};

/** A new world from a scenario: name, seed, first instant and clock. */
export const CreateWorld = ({ scenarios, onClose }: { scenarios: readonly Scenario[]; onClose: () => void }) => {
  const t = useTranslations("admin.worlds");
  const dialog = useTranslations("dialog");
  const create = useCreate();
  const form = useForm<Values>({
    initialValues: {
      name: "",
      scenario: (scenarios.find((each) => each.name === usual) ?? scenarios[0])?.name ?? "",
      seed: "",
      startsAt: "",
      clock: "scenario",
      rate: 1,
    },
    validate: {
      name: (value) => (value.trim() ? null : t("nameMissing")),
      rate: (value, { clock }) => (clock !== "live" || (Number(value) >= 0.001 && Number(value) <= 100_000) ? null : t("rateWrong")),
    },
  });
  const about = scenarios.find((each) => each.name === form.values.scenario)?.about;

  return (
    <Modal opened onClose={onClose} title={t("createTitle")} closeButtonProps={{ "aria-label": dialog("close") }}>
      <form onSubmit={form.onSubmit((values) => create.send(values, onClose))} noValidate>
        <Stack gap="md">
          <TextInput label={t("name")} description={t("nameHint")} maxLength={200} data-autofocus {...form.getInputProps("name")} />
          <NativeSelect
            label={t("scenario")}
            description={about}
            inputWrapperOrder={["label", "input", "description", "error"]}
            data={scenarios.map((each) => ({ value: each.name, label: each.name }))}
            {...form.getInputProps("scenario")}
          />
          <TextInput label={t("seed")} description={t("seedHint")} maxLength={100} autoComplete="off" {...form.getInputProps("seed")} />
          <TextInput type="datetime-local" label={t("start")} description={t("startHint")} {...form.getInputProps("startsAt")} />
          <RadioGroup label={t("clock")} {...form.getInputProps("clock")}>
            <Stack gap={8} mt={6}>
              <Radio value="scenario" label={t("clockScenario")} />
              <Radio value="paused" label={t("clockPaused")} />
              <Radio value="live" label={t("clockLive")} />
            </Stack>
          </RadioGroup>
          {form.values.clock === "live" && <NumberInput label={t("rate")} description={t("rateHint")} allowNegative={false} {...form.getInputProps("rate")} />}
          <ProblemNotice problem={create.problem} />
          <FormActions confirm={t("confirmCreate")} pending={create.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
