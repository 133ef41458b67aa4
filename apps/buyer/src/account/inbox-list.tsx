"use client";

import { Anchor, Button, Card, Group, Text } from "@mantine/core";
import { EmptyState, WorldTime, useListKeys } from "@souk/ui";
import { IconMail } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";

/** The mails of this person, newest first. */
export const InboxList = ({
  mails,
  nextCursor,
}: {
  mails: readonly { mailId: string; at: string; subject: string; orderNo: number | null }[];
  nextCursor: string | null;
}) => {
  const t = useTranslations("buyer.inbox");
  const orders = useTranslations("buyer.orders");
  const catalogue = useTranslations("buyer.catalogue");
  const list = useListKeys();
  if (mails.length === 0)
    return (
      <EmptyState icon={IconMail} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <div ref={list}>
      <Card padding={0}>
        <ul className="buyer-entries" aria-label={t("title")}>
          {mails.map((mail) => (
            <li key={mail.mailId} data-row className="buyer-mail">
              <Anchor component={Link} href={paths.mail(mail.mailId)} fw={600} c="inherit" className="souk-wrap" data-row-link>
                {mail.subject}
              </Anchor>
              <Text size="sm" c="dimmed">
                {mail.orderNo !== null && (
                  <Anchor component={Link} href={paths.order(mail.orderNo)} inherit underline="always">
                    {orders("order", { no: mail.orderNo })}
                  </Anchor>
                )}{" "}
                <WorldTime at={mail.at} />
              </Text>
            </li>
          ))}
        </ul>
      </Card>
      {nextCursor && (
        <Group justify="center" mt="lg">
          <Button component={Link} href={`${paths.inbox}?cursor=${encodeURIComponent(nextCursor)}`} variant="default">
            {catalogue("next")}
          </Button>
        </Group>
      )}
    </div>
  );
};
