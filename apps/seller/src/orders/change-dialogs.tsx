"use client";

import { Modal, Stack } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";
import { ProposeAmendment } from "./propose-amendment.tsx";
import { ProtectionForm } from "./protection-form.tsx";

export type ChangeDialog = "amendment" | "protection";

/** What the two sides may settle between them on a running order: a change before it ships, longer protection after. */
export const ChangeDialogs = ({ order, open, onClose }: { order: Order; open: ChangeDialog | null; onClose: () => void }) => {
  const t = useTranslations("seller");
  const shared = useTranslations("amendment");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const no = order.orderNo;
  const protect = useCommand(trpc.seller.orders.grantProtection.mutationOptions(), { done: t("protection.done") });
  const close = () => {
    protect.reset();
    onClose();
  };
  const closeLabel = { "aria-label": dialog("close") };

  return (
    <>
      <Modal opened={open === "amendment"} onClose={close} size="lg" title={shared("title", { no })} closeButtonProps={closeLabel}>
        <ProposeAmendment order={order} onClose={close} />
      </Modal>
      <Modal opened={open === "protection"} onClose={close} title={t("protection.title", { no })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={protect.problem} />
          <ProtectionForm
            no={no}
            asked={order.protectionAsked?.days ?? null}
            max={order.terms.extendProtectionDaysMax}
            pending={protect.pending}
            onSubmit={(days) => protect.send({ orderNo: no, days }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
    </>
  );
};
