"use client";

import { Anchor, Text } from "@mantine/core";
import { Money } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Standing, StorePage } from "../api-types.ts";
import { paths } from "../paths.ts";
import { moneyActs, StoreActions } from "./store-actions.tsx";

const buckets = [
  { bucket: "pending", account: (store: number) => `L:seller_pending:${store}` },
  { bucket: "available", account: (store: number) => `L:seller_available:${store}` },
  { bucket: "withheld", account: (store: number) => `L:seller_withheld:${store}` },
  { bucket: "receivable", account: (store: number) => `A:seller_receivable:${store}` },
] as const;

/** The store's money by bucket, each leading to the entries that made it; escrow is the sum over its open orders. */
export const StoreMoney = ({ standing, money }: { standing: Standing; money: StorePage["money"] }) => {
  const t = useTranslations("admin.store.bucket");
  const { storeId } = standing.store;
  return (
    <>
      <dl className="souk-price">
        <div className="souk-price-row">
          <dt>{t("escrow")}</dt>
          <dd>
            <Anchor component={Link} href={paths.orders({ store: storeId })} inherit underline="always">
              <Money value={money.escrow} />
            </Anchor>
          </dd>
        </div>
        {buckets.map(({ bucket, account }) => (
          <div key={bucket} className="souk-price-row">
            <dt>{t(bucket)}</dt>
            <dd>
              <Anchor component={Link} href={paths.account(account(storeId))} inherit underline="always">
                <Money value={money[bucket]} />
              </Anchor>
            </dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed" my="xs">
        {t("hint")}
      </Text>
      <StoreActions standing={standing} acts={moneyActs} label={t("acts")} />
    </>
  );
};
