"use client";

import { Button, Card, Group, Radio, RadioGroup, Stack, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { AddressFields, addressIn } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AddressRow } from "../api-types.ts";
import { oneLine } from "./address-lines.ts";

/** Where it is sent: one of the saved addresses, or a new one. */
export const AddressChooser = ({
  addresses,
  value,
  onChange,
}: {
  addresses: readonly AddressRow[];
  value: number | null;
  onChange: (addressId: number) => void;
}) => {
  const t = useTranslations("buyer.address");
  const [adding, form] = useDisclosure(addresses.length === 0);
  const [added, setAdded] = useState<AddressRow[]>([]);
  const known = [...addresses, ...added.filter((row) => !addresses.some((each) => each.addressId === row.addressId))];

  return (
    <Card component="section" aria-labelledby="address">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="address">
          {t("title")}
        </Title>
        {!adding && (
          <Button size="compact-sm" variant="subtle" onClick={form.open}>
            {t("add")}
          </Button>
        )}
      </Group>
      <RadioGroup aria-labelledby="address" value={value === null ? null : String(value)} onChange={(id) => onChange(Number(id))}>
        <Stack gap="xs">
          {known.map((row) => (
            <Radio key={row.addressId} value={String(row.addressId)} label={row.address.name} description={oneLine(row.address)} />
          ))}
        </Stack>
      </RadioGroup>
      {adding && (
        <NewAddress
          onAdded={(rows) => {
            const fresh = rows.find((row) => !known.some((each) => each.addressId === row.addressId));
            setAdded(rows);
            if (fresh) onChange(fresh.addressId);
            form.close();
          }}
        />
      )}
    </Card>
  );
};

const NewAddress = ({ onAdded }: { onAdded: (rows: AddressRow[]) => void }) => {
  const t = useTranslations("buyer.address");
  const trpc = useTRPC();
  const add = useCommand(trpc.buyer.addresses.add.mutationOptions(), { refresh: false });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.send({ address: addressIn(new FormData(event.currentTarget)) }, ({ addresses }) => onAdded(addresses));
      }}
    >
      <AddressFields errors={add.problem?.fields} />
      <Stack gap="sm" mt="sm">
        {add.problem && Object.keys(add.problem.fields).length === 0 && <ProblemNotice problem={add.problem} />}
        <Group justify="flex-end">
          <Button type="submit" variant="light" loading={add.pending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
