"use client";

import { Checkbox, Radio, RadioGroup, Stack, Text } from "@mantine/core";
import { useFormatMoney, type MoneyView } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Instrument } from "../api-types.ts";
import { planOf, type PaymentChoice } from "./payment.ts";

/** Wallet and means of payment; says how the total splits between them. */
export const PaymentChooser = ({
  total,
  wallet,
  instruments,
  value,
  onChange,
}: {
  total: MoneyView;
  wallet: MoneyView;
  instruments: readonly Instrument[];
  value: PaymentChoice;
  onChange: (choice: PaymentChoice) => void;
}) => {
  const t = useTranslations("buyer.pay");
  const law = useTranslations("law.rail");
  const money = useFormatMoney();
  const plan = planOf(value, total.amount, wallet.amount);
  const amount = (minor: number) => money({ amount: minor, currency: total.currency });

  return (
    <Stack gap="sm">
      {wallet.amount > 0 && (
        <Checkbox
          label={t("useWallet", { balance: money(wallet) })}
          description={value.useWallet ? t("fromWallet", { amount: amount(plan.wallet) }) : undefined}
          checked={value.useWallet}
          onChange={(event) => onChange({ ...value, useWallet: event.currentTarget.checked })}
        />
      )}
      {plan.outside > 0 ? (
        <RadioGroup
          label={t("payWith", { amount: amount(plan.outside) })}
          value={value.instrumentId === null ? null : String(value.instrumentId)}
          onChange={(id) => onChange({ ...value, instrumentId: Number(id) })}
        >
          <Stack gap="xs" mt={6}>
            {instruments.map((instrument) => (
              <Radio key={instrument.instrumentId} value={String(instrument.instrumentId)} label={instrument.label} description={law(instrument.rail)} />
            ))}
          </Stack>
          {instruments.length === 0 && <Text size="sm">{t("noInstrument")}</Text>}
        </RadioGroup>
      ) : (
        <Text size="sm">{t("walletCovers")}</Text>
      )}
    </Stack>
  );
};
