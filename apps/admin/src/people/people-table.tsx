"use client";

import { Badge, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { EmptyState, NoResult, RowTable, SearchField, useListKeys, type RowColumn } from "@souk/ui";
import { IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { Person } from "../api-types.ts";
import { paths } from "../paths.ts";

const roles = ["buyer", "seller", "admin"] as const;
const colours = { buyer: "lapis", seller: "zellige", admin: "gray" } as const;

/** Who lives in this world. */
export const PeopleTable = ({
  people,
  search,
  role,
  nextCursor,
  paged,
}: {
  people: readonly Person[];
  search: string;
  role: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("admin.people");
  const temperament = useTranslations("law.temperament");
  const standing = useTranslations("law.buyerState");
  // a temperament is a word of the cast; anything else was written by a person
  const about = (text: string) => (/^[a-z_]+$/.test(text) && temperament.has(text) ? temperament(text) : text);
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates(
    { q: parseAsString, role: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", startTransition, scroll: false },
  );
  const clear = () => void setQuery({ q: null, role: null, cursor: null });

  const columns: RowColumn<Person>[] = [
    {
      key: "name",
      title: t("column.name"),
      phone: "heading",
      cell: (person) => (
        <div>
          <PersonLink person={person} label={t("orders", { name: person.name })} />
          <Text size="xs" c="dimmed" fw={400}>
            {about(person.about)}
          </Text>
        </div>
      ),
    },
    { key: "role", title: t("column.role"), cell: (person) => <Badge color={colours[person.role]}>{t(`roles.${person.role}`)}</Badge> },
    { key: "store", title: t("column.store"), cell: (person) => person.storeName },
    {
      key: "state",
      title: t("column.state"),
      cell: (person) => person.state && (standing.has(person.state) ? standing(person.state) : person.state),
    },
  ];

  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField label={t("search")} value={search} onSearch={(q) => void setQuery({ q: q || null, cursor: null })} width={320} />
        <NativeSelect
          aria-label={t("column.role")}
          value={role}
          onChange={(event) => void setQuery({ role: event.currentTarget.value || null, cursor: null })}
          data={[{ value: "", label: t("all") }, ...roles.map((each) => ({ value: each, label: t(`roles.${each}`) }))]}
        />
      </Group>
      <div ref={list} aria-busy={pending} className="souk-fade">
        {people.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={people} rowKey={(person) => person.personId} />
        ) : search || role ? (
          <NoResult onClear={clear}>{t("noResultBody")}</NoResult>
        ) : (
          <EmptyState icon={IconUsers} title={t("emptyTitle")}>
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
          <Button variant="default" onClick={() => void setQuery({ cursor: nextCursor })}>
            {t("next")}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

/** A buyer leads to their orders, a seller to those of the store; an admin to nowhere. */
const PersonLink = ({ person, label }: { person: Person; label: string }) => {
  const query = person.role === "buyer" ? { buyer: person.personId } : person.storeId === null ? null : { store: person.storeId };
  if (!query) return <span>{person.name}</span>;
  return (
    <Link href={paths.orders(query)} className="souk-row-link" data-row-link aria-label={label}>
      {person.name}
    </Link>
  );
};
