"use client";

import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { EmptyState, Money, NoResult, Panel, useFormatMoney } from "@souk/ui";
import { IconBook2, IconChevronDown, IconChevronRight, IconCircleCheck, IconExclamationCircle, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AccountLine, TrialBalance } from "../api-types.ts";
import { AccountLink } from "./account-link.tsx";
import { familiesOf, type Family } from "./families.ts";

const shownMax = 100;

/** Debit against credit: every account of the world by kind, and whether it all comes to zero. */
export const TrialBalanceView = ({ balances }: { balances: readonly TrialBalance[] }) => {
  const t = useTranslations("admin.ledger");
  const [filter, setFilter] = useState("");
  const used = balances.filter((balance) => balance.accounts.length > 0);

  if (used.length === 0)
    return (
      <EmptyState icon={IconBook2} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      <TextInput
        type="search"
        aria-label={t("filter")}
        placeholder={t("filterHint")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setFilter("")}
        maw={420}
        data-search
      />
      {used.map((balance) => (
        <Books key={balance.currency} balance={balance} filter={filter.trim().toLowerCase()} onClear={() => setFilter("")} />
      ))}
    </Stack>
  );
};

const Books = ({ balance, filter, onClear }: { balance: TrialBalance; filter: string; onClear: () => void }) => {
  const t = useTranslations("admin.ledger");
  const money = useFormatMoney();
  const matching = filter === "" ? balance : { ...balance, accounts: balance.accounts.filter((line) => line.account.toLowerCase().includes(filter)) };
  const families = familiesOf(matching);
  const zero = balance.difference.amount === 0;

  return (
    <Panel id={`trial-${balance.currency}`} title={`${t("trial")} · ${balance.currency}`}>
      <Stack gap="md">
        <Alert color={zero ? "palm" : "pomegranate"} icon={zero ? <IconCircleCheck aria-hidden /> : <IconExclamationCircle aria-hidden />}>
          {zero ? t("zero") : t("notZero", { sum: money(balance.difference) })}
        </Alert>
        {families.length === 0 ? (
          <NoResult onClear={onClear}>{t("noResultBody")}</NoResult>
        ) : (
          <div className="souk-rows-box">
            <table className="souk-rows" aria-label={t("trialLabel")}>
              <thead>
                <tr>
                  <th scope="col">{t("column.account")}</th>
                  <th scope="col" className="souk-rows-end">
                    {t("column.debit")}
                  </th>
                  <th scope="col" className="souk-rows-end">
                    {t("column.credit")}
                  </th>
                  <th scope="col" className="souk-rows-end">
                    {t("column.balance")}
                  </th>
                </tr>
              </thead>
              {families.map((family) => (
                <FamilyRows key={family.key} family={family} opened={filter !== ""} />
              ))}
              <tfoot>
                <tr>
                  <td className="souk-rows-plain">{t("sum")}</td>
                  <Amounts line={{ debit: balance.debit, credit: balance.credit, balance: balance.difference }} />
                </tr>
              </tfoot>
            </table>
          </div>
        )}
      </Stack>
    </Panel>
  );
};

const FamilyRows = ({ family, opened }: { family: Family; opened: boolean }) => {
  const t = useTranslations("admin.ledger");
  const [toggled, setToggled] = useState(false);
  const name = t.has(`family.${family.name}`) ? t(`family.${family.name}`) : family.name;
  const [only] = family.accounts;
  const single = family.accounts.length === 1 && only !== undefined;
  const open = opened !== toggled && !single;

  return (
    <tbody>
      <tr>
        <th scope="row" className="souk-rows-name">
          <Group gap={6} wrap="nowrap">
            {single ? (
              <span className="souk-indent" aria-hidden />
            ) : (
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                px={2}
                aria-expanded={open}
                aria-label={t("expand", { family: name })}
                onClick={() => setToggled(!toggled)}
              >
                {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
              </Button>
            )}
            <div>
              <Text size="sm" fw={600}>
                {name}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                {t.has(`kinds.${family.side}`) && t(`kinds.${family.side}`)} ·{" "}
                {single ? <AccountLink account={only.account} /> : t("accounts", { count: family.accounts.length })}
              </Text>
            </div>
          </Group>
        </th>
        <Amounts line={family} />
      </tr>
      {open &&
        family.accounts.slice(0, shownMax).map((line) => (
          <tr key={line.account} data-row>
            <td className="souk-rows-inner souk-rows-plain">
              <AccountLink account={line.account} />
            </td>
            <Amounts line={line} />
          </tr>
        ))}
      {open && family.accounts.length > shownMax && (
        <tr>
          <td colSpan={4} className="souk-rows-inner souk-rows-plain">
            <Text size="sm" c="dimmed">
              {t("moreAccounts", { count: family.accounts.length - shownMax })}
            </Text>
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Amounts = ({ line }: { line: Pick<AccountLine, "debit" | "credit" | "balance"> }) => {
  const t = useTranslations("admin.ledger.column");
  return (
    <>
      <td className="souk-rows-end" data-title={t("debit")}>
        <Money value={line.debit} />
      </td>
      <td className="souk-rows-end" data-title={t("credit")}>
        <Money value={line.credit} />
      </td>
      <td className="souk-rows-end souk-rows-strong" data-title={t("balance")}>
        <Money value={line.balance} />
      </td>
    </>
  );
};
