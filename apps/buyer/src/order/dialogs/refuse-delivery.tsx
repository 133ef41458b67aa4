"use client";

import { List, ListItem, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ConfirmDialog } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { DialogProps } from "../order-dialog.tsx";

const follows = ["back", "stops", "dispute", "closes"] as const;

/** Turns the parcel away at the door or the post, after saying what comes of it. */
export const RefuseDelivery = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("buyer.dialogs.refuse");
  const trpc = useTRPC();
  const refuse = useCommand(trpc.buyer.orders.refuseDelivery.mutationOptions());
  return (
    <ConfirmDialog
      opened
      title={t("title", { no: orderNo })}
      confirm={t("confirm")}
      pending={refuse.pending}
      onConfirm={() => refuse.send({ orderNo }, onClose)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text>{t("text")}</Text>
        <List size="sm" spacing={4}>
          {follows.map((each) => (
            <ListItem key={each}>{t(each)}</ListItem>
          ))}
        </List>
        <ProblemNotice problem={refuse.problem} onClose={refuse.reset} />
      </Stack>
    </ConfirmDialog>
  );
};
