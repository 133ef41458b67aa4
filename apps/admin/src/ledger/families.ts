import type { AccountLine, TrialBalance } from "../api-types.ts";

type Money = AccountLine["balance"];

/** One kind of account with all its accounts: every escrow, every wallet, each rail at the processor. */
export interface Family {
  /** "L:escrow": side and name without the part that says whose. */
  readonly key: string;
  readonly side: string;
  readonly name: string;
  readonly accounts: readonly AccountLine[];
  readonly debit: Money;
  readonly credit: Money;
  readonly balance: Money;
}

const sides = ["A", "L", "R", "E"];

export const familyKey = (account: string): { side: string; name: string } => {
  const [side = "", name = ""] = account.split(":");
  return { side, name };
};

/** The trial balance by kind of account, assets first, as bookkeepers read it. */
export const familiesOf = (balance: TrialBalance): Family[] => {
  const groups = new Map<string, AccountLine[]>();
  for (const line of balance.accounts) {
    const { side, name } = familyKey(line.account);
    const key = `${side}:${name}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const sum = (lines: readonly AccountLine[], of: "debit" | "credit" | "balance"): Money => ({
    amount: lines.reduce((total, line) => total + line[of].amount, 0),
    currency: balance.currency,
  });
  return [...groups]
    .map(([key, accounts]) => ({
      key,
      ...familyKey(key),
      accounts,
      debit: sum(accounts, "debit"),
      credit: sum(accounts, "credit"),
      balance: sum(accounts, "balance"),
    }))
    .toSorted((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side) || a.name.localeCompare(b.name));
};
