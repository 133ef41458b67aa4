"use client";

import { useCommand, useTRPC, type Problem } from "@souk/portal/client";
import type { RouterInputs, RouterOutputs } from "@souk/portal";
import type { RefusalShape } from "@souk/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { paths } from "../paths.ts";
import { payInputOf, type PaymentPlan } from "./payment.ts";

type Selection = Pick<RouterInputs["buyer"]["checkout"]["quote"], "lines" | "couponGrantIds">;
type Placed = RouterOutputs["buyer"]["checkout"]["place"];

export interface Purchase {
  /** The orders, once they are placed: from then on only the payment is tried again. */
  readonly placed: Placed | null;
  readonly pay: (plan: PaymentPlan, addressId: number | null, expectedTotal: number) => void;
  readonly placeOnly: (addressId: number | null, expectedTotal: number) => void;
  readonly pending: boolean;
  readonly problem: Problem | null;
  /** Why the payment did not go through, after placing: a declined card among others. */
  readonly refusal: RefusalShape | null;
  readonly reset: () => void;
}

/** Places the orders, then pays them; what fails in between leaves unpaid orders that can be paid again or later. */
export const usePurchase = (selection: Selection): Purchase => {
  const trpc = useTRPC();
  const router = useRouter();
  const place = useCommand(trpc.buyer.checkout.place.mutationOptions(), { refresh: false });
  const pay = useCommand(trpc.buyer.checkout.pay.mutationOptions(), { refresh: false });
  const [placed, setPlaced] = useState<Placed | null>(null);
  const [refusal, setRefusal] = useState<RefusalShape | null>(null);
  const [leaving, setLeaving] = useState(false);

  const leave = (orders: Placed["orders"], tab: string) => {
    setLeaving(true);
    const [only, ...others] = orders;
    router.push(only && others.length === 0 ? paths.order(only.orderNo) : paths.ordersTab(tab));
    router.refresh();
  };
  const placeThen = (addressId: number | null, expectedTotal: number, then: (placed: Placed) => void) =>
    place.send({ ...selection, expectedTotal, ...(addressId !== null && { addressId }) }, (output) => {
      setPlaced(output);
      then(output);
    });
  const payFor = (output: Placed, plan: PaymentPlan) => {
    setRefusal(null);
    pay.send({ checkoutNo: output.checkoutNo, ...payInputOf(plan) }, ({ paid, results }) => {
      if (paid) leave(output.orders, "awaiting_shipment");
      else setRefusal(results.find((result) => result.refusal)?.refusal ?? null);
    });
  };

  return {
    placed,
    pay: (plan, addressId, expectedTotal) => (placed ? payFor(placed, plan) : placeThen(addressId, expectedTotal, (output) => payFor(output, plan))),
    placeOnly: (addressId, expectedTotal) => placeThen(addressId, expectedTotal, (output) => leave(output.orders, "awaiting_payment")),
    pending: place.pending || pay.pending || leaving,
    problem: place.problem ?? pay.problem,
    refusal,
    reset: () => {
      place.reset();
      pay.reset();
    },
  };
};
