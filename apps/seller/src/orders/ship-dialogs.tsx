"use client";

import { Modal, Stack } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";
import { CancelForm } from "./cancel-form.tsx";
import { ExtensionForm } from "./extension-form.tsx";
import { ShipForm } from "./ship-form.tsx";

export type ShipDialog = "ship" | "extension" | "give_up";

/** Shipping, asking for more time to do it, and giving the order up where the market lets sellers. */
export const ShipDialogs = ({ order, open, onClose }: { order: Order; open: ShipDialog | null; onClose: () => void }) => {
  const t = useTranslations("seller");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const no = order.orderNo;
  const ship = useCommand(trpc.seller.orders.ship.mutationOptions(), { done: t("ship.done", { no }) });
  const extension = useCommand(trpc.seller.orders.askExtension.mutationOptions(), { done: t("extension.doneNo", { no }) });
  const giveUp = useCommand(trpc.seller.orders.cancel.mutationOptions(), { done: t("giveUp.done", { no }) });
  const close = () => {
    giveUp.reset();
    ship.reset();
    extension.reset();
    onClose();
  };
  const closeLabel = { "aria-label": dialog("close") };

  return (
    <>
      <Modal opened={open === "ship"} onClose={close} title={t("ship.title", { no })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={ship.problem} />
          <ShipForm
            address={order.address}
            overRequest={order.requests.some((request) => request.state === "open")}
            pending={ship.pending}
            onSubmit={(shipping) => ship.send({ orderNo: no, ...shipping }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
      <Modal opened={open === "extension"} onClose={close} title={t("extension.title")} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={extension.problem} />
          <ExtensionForm
            no={no}
            max={order.terms.extensionDaysMax}
            pending={extension.pending}
            onSubmit={(days) => extension.send({ orderNo: no, days }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
      <Modal opened={open === "give_up"} onClose={close} title={t("giveUp.title", { no })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={giveUp.problem} />
          <CancelForm
            body={t("giveUp.body")}
            pending={giveUp.pending}
            onSubmit={({ reason, note }) => giveUp.send({ orderNo: no, reason, ...(note ? { note } : {}) }, close)}
            onCancel={close}
          />
        </Stack>
      </Modal>
    </>
  );
};
