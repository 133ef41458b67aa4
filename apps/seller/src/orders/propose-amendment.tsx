"use client";

import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { AmendmentForm } from "@souk/ui";
import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** Proposes another option, fewer units or another address to the buyer, before the order ships. */
export const ProposeAmendment = ({ order: { orderNo, lines, address }, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslations("seller.amendment");
  const trpc = useTRPC();
  const propose = useCommand(trpc.seller.orders.proposeAmendment.mutationOptions(), { done: t("done") });
  const listings = useQueries({ queries: lines.map(({ listingId }) => trpc.seller.listings.get.queryOptions({ listingId })) });
  return (
    <AmendmentForm
      by="seller"
      lines={lines}
      address={address}
      variants={listings.map(({ data, isPending }) => (isPending ? null : (data?.listing.variants ?? [])))}
      errors={propose.problem?.fields}
      notice={<ProblemNotice problem={propose.problem} onClose={propose.reset} />}
      pending={propose.pending}
      onSubmit={(change) => propose.send({ orderNo, ...change }, onClose)}
      onCancel={onClose}
    />
  );
};
