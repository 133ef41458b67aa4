"use client";

import { Text } from "@mantine/core";
import { durationMs, useSpanWords } from "@souk/ui";
import { IconArrowBackUp, IconShieldCheck, IconTruckDelivery } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Terms } from "../api-types.ts";

/** What the buyer may rely on: when it ships, how cancelling works in one sentence, and how long the money is protected. */
export const Promises = ({ terms, processing }: { terms: Terms; processing: string }) => {
  const t = useTranslations("buyer.product");
  const cancellation = useCancellationRule();
  const words = useSpanWords();
  const icon = { size: 20, stroke: 1.7, "aria-hidden": true } as const;
  return (
    <ul className="buyer-promises" aria-label={t("promises")}>
      <li>
        <IconTruckDelivery {...icon} />
        <Text size="sm">{t("shipsWithin", { span: words(durationMs(processing)) })}</Text>
      </li>
      <li>
        <IconArrowBackUp {...icon} />
        <Text size="sm">{cancellation(terms)}</Text>
      </li>
      <li>
        <IconShieldCheck {...icon} />
        <Text size="sm">{t("protected", { span: words(durationMs(terms.protection)) })}</Text>
      </li>
    </ul>
  );
};

/** The cancellation rule of a policy in one sentence. */
const useCancellationRule = (): ((terms: Terms) => string) => {
  const t = useTranslations("buyer.product.cancelRule");
  const words = useSpanWords();
  return (terms) => {
    if (terms.selfCancelUntil === "shipped") return t("self");
    return t(terms.onSilence, { span: words(durationMs(terms.cancelRespond)) });
  };
};
