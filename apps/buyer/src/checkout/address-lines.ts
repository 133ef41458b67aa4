import type { AddressRow } from "../api-types.ts";

type Address = AddressRow["address"];

/** An address as the lines of an envelope. */
export const envelope = (address: Address): string[] =>
  [address.name, address.street, `${address.postcode} ${address.city}`, address.country, address.phone].filter(Boolean);

/** The place alone, in one line. */
export const oneLine = (address: Address): string => `${address.street}, ${address.postcode} ${address.city}, ${address.country}`;
