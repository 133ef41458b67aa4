"use client";

import { SimpleGrid, TextInput } from "@mantine/core";
import type { Address } from "@souk/rulebook";
import { useTranslations } from "next-intl";

const fields = [
  ["name", "name"],
  ["street", "street-address"],
  ["postcode", "postal-code"],
  ["city", "address-level2"],
  ["country", "country"],
  ["phone", "tel"],
] as const;

/** The fields of an address in a form of its own; `errors` are the API's, by "address.<field>". */
export const AddressFields = ({ initial, errors }: { initial?: Address; errors: Readonly<Record<string, string>> | undefined }) => {
  const t = useTranslations("address");
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="md">
      {fields.map(([name, autoComplete]) => (
        <TextInput
          key={name}
          name={name}
          label={t(name)}
          autoComplete={autoComplete}
          defaultValue={initial?.[name]}
          required={name !== "phone"}
          error={errors?.[`address.${name}`]}
        />
      ))}
    </SimpleGrid>
  );
};

/** The address as it was typed into the fields above. */
export const addressIn = (form: FormData): Address => {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    name: text("name"),
    street: text("street"),
    city: text("city"),
    postcode: text("postcode"),
    country: text("country"),
    phone: text("phone"),
  };
};
