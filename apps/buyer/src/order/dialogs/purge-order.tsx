"use client";

import { Alert, Checkbox, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog } from "@souk/ui";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { paths } from "../../paths.ts";
import type { DialogProps } from "../order-dialog.tsx";

/** Deletes an order for good, once the buyer has said that the loss is understood. */
export const PurgeOrder = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.purge");
  const trpc = useTRPC();
  const router = useRouter();
  const [understood, setUnderstood] = useState(false);
  const purge = useCommand(trpc.buyer.orders.purge.mutationOptions(), { refresh: false });
  return (
    <ConfirmDialog
      opened
      title={t("title", { no: orderNo })}
      confirm={t("confirm")}
      colour="pomegranate"
      disabled={!understood}
      pending={purge.pending}
      onConfirm={() =>
        purge.send({ orderNo, understood }, () => {
          onClose();
          router.push(paths.ordersTab("deleted"));
          router.refresh();
        })
      }
      onClose={onClose}
    >
      <Stack gap="sm">
        <Alert color="pomegranate" icon={<IconAlertTriangle aria-hidden />} title={t("warning")}>
          <Text size="sm">{t("text")}</Text>
        </Alert>
        <Checkbox label={t("understood")} checked={understood} onChange={(event) => setUnderstood(event.currentTarget.checked)} />
        <ProblemNotice problem={purge.problem} onClose={purge.reset} />
      </Stack>
    </ConfirmDialog>
  );
};
