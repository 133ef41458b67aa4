"use client";

import { Stack, Text, TextInput } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { World } from "../api-types.ts";

/** Plays the world's scenario again from its seed. */
export const ResetWorld = ({ world, onClose }: { world: World; onClose: () => void }) => {
  const t = useTranslations("admin.worlds");
  const trpc = useTRPC();
  const reset = useCommand(trpc.world.reset.mutationOptions(), { done: t("resetDone", { name: world.name }) });
  return (
    <ConfirmDialog
      opened
      title={t("resetTitle", { name: world.name })}
      confirm={t("confirmReset")}
      colour="pomegranate"
      pending={reset.pending}
      onConfirm={() => reset.send({ world: world.slug }, onClose)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t("resetBody")}</Text>
        <ProblemNotice problem={reset.problem} />
      </Stack>
    </ConfirmDialog>
  );
};

/** Deletes a world once its name has been typed. */
export const DeleteWorld = ({ world, current, onClose }: { world: World; current: boolean; onClose: () => void }) => {
  const t = useTranslations("admin.worlds");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const remove = useCommand(trpc.world.delete.mutationOptions(), { done: t("deleted", { name: world.name }) });
  const matches = typed.trim() === world.name;
  // in a world that is gone nobody is signed in any more
  const away = () => (current ? location.assign("/sign-in") : onClose());
  return (
    <ConfirmDialog
      opened
      title={t("deleteTitle", { name: world.name })}
      confirm={t("confirmDelete")}
      colour="pomegranate"
      pending={remove.pending}
      disabled={!matches}
      onConfirm={() => remove.send({ world: world.slug }, away)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t("deleteBody")}</Text>
        <TextInput
          label={t("typeName", { name: world.name })}
          value={typed}
          error={typed !== "" && !world.name.startsWith(typed) ? t("typeMissing") : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <ProblemNotice problem={remove.problem} />
      </Stack>
    </ConfirmDialog>
  );
};
