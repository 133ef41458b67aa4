"use client";

import { Anchor, Badge, Stack, Text } from "@mantine/core";
import { MailFrame } from "@souk/portal/client";
import { WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { OpenMail } from "../api-types.ts";
import { Fact } from "../orders/facts.tsx";
import { paths } from "../paths.ts";

/** The envelope, and the letter in a frame that may run nothing. */
export const MailLetter = ({ open: { mail, subject, html } }: { open: OpenMail }) => {
  const t = useTranslations("admin.outbox");
  const party = useTranslations("law.party");
  return (
    <Stack gap="sm">
      <dl className="souk-pairs">
        <Fact name={t("to")}>
          {mail.to} ({party(mail.party)})
        </Fact>
        <Fact name={t("at")}>
          <WorldTime at={mail.at} style="long" />
        </Fact>
        {mail.orderNo !== null && (
          <Fact name={t("about")}>
            <Anchor component={Link} href={paths.order(mail.orderNo)} inherit underline="always">
              {t("order", { no: mail.orderNo })}
            </Anchor>
          </Fact>
        )}
        <Fact name={t("template")}>
          <code>{mail.template}</code> · {mail.language}
        </Fact>
        <Fact name={t("column.state")}>
          <MailState sentAt={mail.sentAt} />
        </Fact>
      </dl>
      {html === null ? <Text c="dimmed">{t("unreadable")}</Text> : <MailFrame html={html} title={subject} />}
    </Stack>
  );
};

export const MailState = ({ sentAt }: { sentAt: string | null }) => {
  const t = useTranslations("admin.outbox.states");
  return <Badge color={sentAt ? "palm" : "gray"}>{t(sentAt ? "sent" : "kept")}</Badge>;
};
