"use client";

import { Anchor, Button, Card, Group, Text } from "@mantine/core";
import { EmptyState, Money, WorldTime, type MoneyView } from "@souk/ui";
import { IconWallet } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { WalletEntry } from "../api-types.ts";
import { paths } from "../paths.ts";

/** The Souk wallet: what is in it, and every entry that made it so. */
export const WalletView = ({ balance, entries, nextCursor }: { balance: MoneyView; entries: readonly WalletEntry[]; nextCursor: string | null }) => {
  const t = useTranslations("buyer.wallet");
  const orders = useTranslations("buyer.orders");
  const catalogue = useTranslations("buyer.catalogue");
  return (
    <>
      <Card mb="lg" component="section" aria-label={t("balance")} className="buyer-balance">
        <Text>{t("balance")}</Text>
        <p className="buyer-balance-amount">
          <Money value={balance} />
        </p>
        <Text size="sm">{t("hint")}</Text>
      </Card>
      {entries.length === 0 ? (
        <EmptyState icon={IconWallet} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Card padding={0}>
          <ul className="buyer-entries" aria-label={t("entries")}>
            {entries.map((entry, index) => (
              <li key={`${entry.at}${entry.cause}${index}`}>
                <div>
                  <Text fw={600}>{t.has(`causes.${entry.cause}`) ? t(`causes.${entry.cause}`) : t("causes.other")}</Text>
                  <Text size="sm" c="dimmed">
                    <WorldTime at={entry.at} />
                    {entry.orderNo !== null && (
                      <>
                        {" · "}
                        <Anchor component={Link} href={paths.order(entry.orderNo)} inherit underline="always">
                          {orders("order", { no: entry.orderNo })}
                        </Anchor>
                      </>
                    )}
                  </Text>
                </div>
                <Text fw={650} c={entry.amount.amount > 0 ? "var(--mantine-color-palm-text)" : undefined}>
                  {entry.amount.amount > 0 && "+"}
                  <Money value={entry.amount} />
                </Text>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {nextCursor && (
        <Group justify="center" mt="lg">
          <Button component={Link} href={`${paths.wallet}?cursor=${encodeURIComponent(nextCursor)}`} variant="default">
            {catalogue("next")}
          </Button>
        </Group>
      )}
    </>
  );
};
