import { expect, test } from "vitest";
import { familiesOf } from "./families.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });
const line = (account: string, debit: number, credit: number) => ({
  account,
  kind: account.slice(0, 1),
  debit: eur(debit),
  credit: eur(credit),
  balance: eur(debit - credit),
});

test("accounts stand together by kind, assets first, and each family sums its accounts", () => {
  const families = familiesOf({
    currency: "EUR",
    accounts: [line("L:escrow:1002", 0, 300), line("A:psp:card", 500, 0), line("L:escrow:1001", 100, 300), line("E:coupon", 0, 0)],
    debit: eur(600),
    credit: eur(600),
    difference: eur(0),
  });
  expect(families.map((family) => family.key)).toEqual(["A:psp", "L:escrow", "E:coupon"]);
  expect(families[1]?.balance).toEqual(eur(-500));
  expect(families.reduce((sum, family) => sum + family.balance.amount, 0)).toBe(0);
});
