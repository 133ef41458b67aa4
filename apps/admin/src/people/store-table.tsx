"use client";

import { Anchor } from "@mantine/core";
import { EmptyState, RowTable, WorldTime, useListKeys, type RowColumn } from "@souk/ui";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { StoreRow } from "../api-types.ts";
import { paths } from "../paths.ts";
import { StoreStateBadge } from "../stores/store-state.tsx";

/** The stores of this world and what waits in each. */
export const StoreTable = ({ stores }: { stores: readonly StoreRow[] }) => {
  const t = useTranslations("admin.stores");
  const list = useListKeys();
  const columns: RowColumn<StoreRow>[] = [
    {
      key: "name",
      title: t("column.name"),
      phone: "heading",
      cell: (store) => (
        <Link href={paths.store(store.storeId)} className="souk-row-link" data-row-link>
          {store.name}
        </Link>
      ),
    },
    { key: "state", title: t("column.state"), cell: (store) => <StoreStateBadge state={store.state} /> },
    { key: "since", title: t("column.since"), cell: (store) => <WorldTime at={store.since} /> },
    { key: "listings", title: t("column.listings"), align: "end", cell: (store) => store.listings },
    {
      key: "orders",
      title: t("column.orders"),
      align: "end",
      cell: (store) => (
        <Anchor component={Link} href={paths.orders({ store: store.storeId })} size="sm" aria-label={t("ordersOf", { name: store.name, n: store.orders })}>
          {store.orders}
        </Anchor>
      ),
    },
    { key: "requests", title: t("column.requests"), align: "end", cell: (store) => store.openRequests },
  ];
  return (
    <div ref={list}>
      {stores.length > 0 ? (
        <RowTable label={t("listLabel")} columns={columns} rows={stores} rowKey={(store) => store.storeId} />
      ) : (
        <EmptyState icon={IconBuildingStore} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      )}
    </div>
  );
};
