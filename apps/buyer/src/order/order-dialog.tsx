"use client";

import type { ActingOrder, DialogOf } from "./order-actions.tsx";
import { AskProtection } from "./dialogs/ask-protection.tsx";
import { CancelDialog } from "./dialogs/cancel-dialog.tsx";
import { ConfirmReceipt, TrashOrder, WithdrawRequest } from "./dialogs/short-dialogs.tsx";
import { GrantExtension } from "./dialogs/grant-extension.tsx";
import { PayDialog } from "./dialogs/pay-dialog.tsx";
import { ProposeAmendment } from "./dialogs/propose-amendment.tsx";
import { PurgeOrder } from "./dialogs/purge-order.tsx";
import { RefuseDelivery } from "./dialogs/refuse-delivery.tsx";

export interface DialogProps {
  readonly order: ActingOrder;
  readonly onClose: () => void;
}

/** The dialog behind a button. */
export const OrderDialog = ({ which, ...props }: { which: DialogOf } & DialogProps) => {
  switch (which) {
    case "pay":
      return <PayDialog {...props} />;
    case "cancel_unpaid":
    case "request_cancellation":
    case "self_cancel":
      return <CancelDialog how={which} {...props} />;
    case "withdraw_cancellation":
      return <WithdrawRequest {...props} />;
    case "propose_amendment":
      return <ProposeAmendment {...props} />;
    case "grant_extension":
      return <GrantExtension {...props} />;
    case "confirm_receipt":
      return <ConfirmReceipt {...props} />;
    case "refuse_delivery":
      return <RefuseDelivery {...props} />;
    case "ask_protection":
      return <AskProtection {...props} />;
    case "trash":
      return <TrashOrder {...props} />;
    case "purge":
      return <PurgeOrder {...props} />;
  }
};
