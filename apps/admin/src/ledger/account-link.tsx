"use client";

import { Anchor } from "@mantine/core";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";

/** An account by its name in the books, leading to its entries. */
export const AccountLink = ({ account }: { account: string }) => (
  <Anchor component={Link} href={paths.account(account)} className="souk-account" ff="monospace" size="sm">
    {account}
  </Anchor>
);
