"use client";

import { Button, Group } from "@mantine/core";
import { notify, ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, type AnswerShape } from "@souk/ui";
import { IconPackageExport, IconScale, IconShoppingCartPlus, IconTrash, IconTruck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Link } from "@souk/portal/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { OrderRow } from "../api-types.ts";
import { paths } from "../paths.ts";
import { useDialog } from "./use-dialog.ts";
import { shownAnswers } from "./which-actions.ts";

// dialogs come when they are opened: a list of orders needs none of them at first
const OrderDialog = dynamic(() => import("./order-dialog.tsx").then((module) => module.OrderDialog));

export type DialogOf =
  | "pay"
  | "cancel_unpaid"
  | "request_cancellation"
  | "self_cancel"
  | "withdraw_cancellation"
  | "propose_amendment"
  | "grant_extension"
  | "confirm_receipt"
  | "refuse_delivery"
  | "ask_protection"
  | "trash"
  | "purge";

/** Enough of an order for its buttons and the dialogs behind them. */
export type ActingOrder = Pick<
  OrderRow,
  "orderNo" | "state" | "closeReason" | "visibility" | "answers" | "lines" | "total" | "store" | "label" | "dispute" | "tracking" | "timer"
>;

const looks: Partial<Record<string, { variant: string; color?: string }>> = {
  pay: { variant: "filled" },
  confirm_receipt: { variant: "filled" },
  restore: { variant: "light" },
  purge: { variant: "light", color: "pomegranate" },
  reorder: { variant: "light" },
};

/** A parcel that turned back will not be confirmed: then the dispute is what is wanted most. */
const looksTurnedBack: typeof looks = { ...looks, confirm_receipt: { variant: "default" }, open_dispute: { variant: "filled" } };

const icons: Partial<Record<string, ReactNode>> = {
  trash: <IconTrash size={18} aria-hidden />,
  reorder: <IconShoppingCartPlus size={18} aria-hidden />,
};

/** The buttons of an order, by what the law answers. */
export const OrderActions = ({ order, place }: { order: ActingOrder; place: "row" | "page" }) => {
  const t = useTranslations("buyer.orders");
  const trpc = useTRPC();
  const router = useRouter();
  const dialog = useDialog<DialogOf>();
  const restore = useCommand(trpc.buyer.orders.restore.mutationOptions());
  const again = useCommand(trpc.buyer.orders.addToCartAgain.mutationOptions());
  const { orderNo } = order;
  const look = order.timer?.kind === "no_scan" ? looksTurnedBack : looks;

  const addAgain = () =>
    again.send({ orderNo }, ({ added, unavailable }) => {
      if (added.length > 0) notify({ message: t("addedAgain", { n: added.length }), color: "palm" });
      for (const line of unavailable) notify({ message: t("notAddedAgain", { title: line.title }), color: "saffron" });
    });
  const act = ({ command }: AnswerShape) => {
    if (command === "restore") restore.send({ orderNo });
    else if (command === "reorder") addAgain();
    else if (command === "open_dispute") router.push(paths.newDispute(orderNo));
    else dialog.open(command as DialogOf);
  };
  const size = place === "row" ? "sm" : "md";

  return (
    <>
      <Group gap="xs" className="buyer-actions">
        <Places order={order} place={place} />
        {shownAnswers(order, place).map((answer) => (
          <ActionButton
            key={answer.command}
            answer={answer}
            size={size}
            {...(look[answer.command] ?? { variant: "default" })}
            loading={(answer.command === "restore" && restore.pending) || (answer.command === "reorder" && again.pending)}
            leftSection={icons[answer.command]}
            onClick={() => act(answer)}
          />
        ))}
      </Group>
      <ProblemNotice problem={restore.problem ?? again.problem} />
      {dialog.which && <OrderDialog which={dialog.which} order={order} onClose={dialog.close} />}
    </>
  );
};

/** The order's other pages, among its buttons: the dispute, the return, and in a list where the parcel is. */
const Places = ({ order: { orderNo, dispute, tracking, visibility }, place }: { order: ActingOrder; place: "row" | "page" }) => {
  const t = useTranslations("buyer.orders");
  const size = place === "row" ? "sm" : "md";
  if (visibility === "trashed") return null;
  return (
    <>
      {dispute?.open && dispute.return?.state === "authorized" && (
        <Button component={Link} href={paths.return(orderNo)} size={size} leftSection={<IconPackageExport size={18} aria-hidden />}>
          {t("sendBack")}
        </Button>
      )}
      {dispute && (
        <Button
          component={Link}
          href={paths.dispute(orderNo)}
          size={size}
          variant={dispute.open ? "light" : "default"}
          leftSection={<IconScale size={18} aria-hidden />}
        >
          {t("viewDispute")}
        </Button>
      )}
      {place === "row" && tracking && (
        <Button component={Link} href={paths.tracking(orderNo)} size={size} variant="default" leftSection={<IconTruck size={18} aria-hidden />}>
          {t("track")}
        </Button>
      )}
    </>
  );
};
