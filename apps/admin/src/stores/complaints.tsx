"use client";

import { Anchor, Text } from "@mantine/core";
import { disputeReasons, paidReasons } from "@souk/rulebook";
import { WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Complaint } from "../api-types.ts";
import { paths } from "../paths.ts";

/** What buyers said against the store, the latest first. */
export const Complaints = ({ complaints }: { complaints: readonly Complaint[] }) => {
  const t = useTranslations("admin.store");
  const law = useTranslations("law");
  const words = (reason: string): string => {
    if ((paidReasons as readonly string[]).includes(reason)) return law(`paidReason.${reason}`);
    return (disputeReasons as readonly string[]).includes(reason) ? law(`disputeReason.${reason}`) : reason;
  };
  if (complaints.length === 0) return <Text c="dimmed">{t("complaintsNone")}</Text>;
  return (
    <ul className="souk-notes" aria-label={t("complaints")}>
      {complaints.map((complaint) => (
        <li key={`${complaint.orderNo}${complaint.at}`}>
          <Text size="sm" fw={600}>
            {words(complaint.reason)}
          </Text>
          {complaint.note && (
            <Text size="sm" className="souk-wrap">
              “{complaint.note}”
            </Text>
          )}
          <Text size="sm" c="dimmed" component="div">
            {complaint.buyer.name} · <WorldTime at={complaint.at} /> ·{" "}
            <Anchor component={Link} href={paths.order(complaint.orderNo)} inherit>
              {t("complaintOrder", { no: complaint.orderNo })}
            </Anchor>
          </Text>
        </li>
      ))}
    </ul>
  );
};
