"use client";

import { Money } from "@souk/ui";
import type { Entry } from "../api-types.ts";
import { AccountLink } from "./account-link.tsx";

/** The posting of one event: each account with its debit or credit. It sums to zero. */
export const EntryLines = ({ entries }: { entries: readonly Entry[] }) => (
  <ul className="souk-posting">
    {entries.map((entry) => (
      <li key={`${entry.n}-${entry.k}`}>
        <AccountLink account={entry.account} />
        <span className={entry.amount.amount < 0 ? "souk-posting-credit" : "souk-posting-debit"}>
          {entry.amount.amount > 0 && "+"}
          <Money value={entry.amount} />
        </span>
      </li>
    ))}
  </ul>
);
