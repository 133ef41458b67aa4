"use client";

import { Badge } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Dispute } from "../api-types.ts";

/** The states in which a dispute waits for the platform. */
export const isForPlatform = ({ state }: Pick<Dispute, "state">): boolean => state === "mediation" || state === "appealed";

/** Where a dispute stands; loudest where the platform is waited for. */
export const DisputeStateBadge = ({ dispute }: { dispute: Dispute }) => {
  const t = useTranslations("law.disputeState");
  return <Badge color={isForPlatform(dispute) ? "pomegranate" : dispute.open ? "saffron" : "gray"}>{t(dispute.state)}</Badge>;
};
