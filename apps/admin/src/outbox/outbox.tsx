"use client";

import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { EmptyState, NoResult, RowTable, SearchField, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconMail, IconMailOpened } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Mail, OpenMail } from "../api-types.ts";
import { MailDialog } from "./mail-dialog.tsx";
import { MailState } from "./mail-letter.tsx";

export interface Listed {
  readonly mail: Mail;
  readonly subject: string;
}

const parties = ["buyer", "seller", "admin"] as const;

/** Every mail of the world, newest first; one is read on top of the list. */
export const Outbox = ({
  mails,
  open,
  order,
  party,
  nextCursor,
  paged,
}: {
  mails: readonly Listed[];
  open: OpenMail | null;
  order: string;
  party: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.outbox");
  const who = useTranslations("law.party");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { mail: parseAsString, order: parseAsInteger, party: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const filtered = order !== "" || party !== "";
  const clear = () => void setQuery({ order: null, party: null, cursor: null });

  const columns: RowColumn<Listed>[] = [
    {
      key: "subject",
      title: t("column.subject"),
      phone: "heading",
      cell: ({ mail, subject }) => (
        <button type="button" className="souk-row-link souk-row-button" data-row-link onClick={() => void setQuery({ mail: mail.mailId })}>
          {subject}
        </button>
      ),
    },
    {
      key: "to",
      title: t("column.to"),
      cell: ({ mail }) => (
        <>
          {mail.to}{" "}
          <Text span size="xs" c="dimmed">
            {who(mail.party)}
          </Text>
        </>
      ),
    },
    { key: "order", title: t("column.order"), cell: ({ mail }) => mail.orderNo },
    { key: "at", title: t("column.at"), cell: ({ mail }) => <WorldTime at={mail.at} /> },
    { key: "state", title: t("column.state"), cell: ({ mail }) => <MailState sentAt={mail.sentAt} /> },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField
          label={t("search")}
          placeholder={t("searchHint")}
          value={order}
          width={240}
          onSearch={(text) => void setQuery({ order: /^\d+$/.test(text) ? Number(text) : null, cursor: null })}
        />
        <NativeSelect
          aria-label={t("column.to")}
          value={party}
          onChange={(event) => void setQuery({ party: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("everybody") }, ...parties.map((each) => ({ value: each, label: who(each) }))]}
        />
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {mails.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={mails} rowKey={({ mail }) => mail.mailId} />
        ) : filtered ? (
          <NoResult onClear={clear}>{t("noResult")}</NoResult>
        ) : (
          <EmptyState icon={IconMail} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Group justify="flex-end" gap="sm">
        {paged && (
          <Button variant="default" onClick={() => void setQuery({ cursor: null })}>
            {t("first")}
          </Button>
        )}
        {nextCursor && (
          <Button variant="default" leftSection={<IconMailOpened size={16} aria-hidden />} onClick={() => void setQuery({ cursor: nextCursor })}>
            {t("next")}
          </Button>
        )}
      </Group>
      <MailDialog mail={open} onClose={() => void setQuery({ mail: null })} />
    </Stack>
  );
};
