"use client";

import { Modal, Skeleton } from "@mantine/core";
import { ProblemNotice, useCommand, useProblem, useTRPC } from "@souk/portal/client";
import { AmendmentForm } from "@souk/ui";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Order } from "../../api-types.ts";
import type { DialogProps } from "../order-dialog.tsx";

/** Proposes another option, fewer units or another address to the seller, before the order ships. */
export const ProposeAmendment = ({ order: { orderNo }, onClose }: DialogProps) => {
  const t = useTranslations("amendment");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const explain = useProblem();
  const whole = useQuery(trpc.buyer.orders.get.queryOptions({ orderNo }, { staleTime: 0 }));
  return (
    <Modal opened onClose={onClose} size="lg" title={t("title", { no: orderNo })} closeButtonProps={{ "aria-label": dialog("close") }}>
      {whole.data ? (
        <Form order={whole.data.order} onClose={onClose} />
      ) : whole.error ? (
        <ProblemNotice problem={explain(whole.error)} />
      ) : (
        <Skeleton height={260} />
      )}
    </Modal>
  );
};

const Form = ({ order: { orderNo, lines, address }, onClose }: { order: Order; onClose: () => void }) => {
  const trpc = useTRPC();
  const propose = useCommand(trpc.buyer.orders.proposeAmendment.mutationOptions());
  const products = useQueries({ queries: lines.map(({ listingId }) => trpc.buyer.catalogue.product.queryOptions({ listingId })) });
  return (
    <AmendmentForm
      by="buyer"
      lines={lines}
      address={address}
      variants={products.map(({ data, isPending }) => (isPending ? null : (data?.product.variants ?? [])))}
      errors={propose.problem?.fields}
      notice={<ProblemNotice problem={propose.problem} onClose={propose.reset} />}
      pending={propose.pending}
      onSubmit={(change) => propose.send({ orderNo, ...change }, onClose)}
      onCancel={onClose}
    />
  );
};
