"use client";

import { Badge, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { durationMs, EmptyState, ListingPicture, Money, NoResult, RowTable, SearchField, useFormatMoney, useListKeys, type RowColumn } from "@souk/ui";
import { IconBuildingStore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useState, useTransition } from "react";
import type { Listing } from "../api-types.ts";
import { EditListing } from "./edit-listing.tsx";

const lowAt = 3;
const dayMs = 86_400_000;

/** What the store sells, with stock; each row opens to be edited, and goes on and off sale with one switch. */
export const ListingTable = ({
  listings,
  search,
  nextCursor,
  paged,
}: {
  listings: readonly Listing[];
  search: string;
  nextCursor: string | null;
  paged: boolean;
}) => {
  const t = useTranslations("seller.listings");
  const list = useListKeys();
  const [pending, startTransition] = useTransition();
  const [, setQuery] = useQueryStates({ q: parseAsString, cursor: parseAsString }, { shallow: false, history: "push", startTransition, scroll: false });
  const [edited, setEdited] = useState<Listing | null>(null);

  const columns: RowColumn<Listing>[] = [
    { key: "item", title: t("column.item"), phone: "heading", cell: (listing) => <ItemCell listing={listing} onEdit={() => setEdited(listing)} /> },
    { key: "price", title: t("column.price"), align: "end", cell: (listing) => <PriceCell listing={listing} /> },
    { key: "onHand", title: t("column.onHand"), align: "end", cell: (listing) => sumOf(listing, "onHand") ?? t("untracked") },
    { key: "reserved", title: t("column.reserved"), align: "end", cell: (listing) => sumOf(listing, "reserved") ?? 0 },
    { key: "available", title: t("column.available"), align: "end", cell: (listing) => <AvailableCell listing={listing} /> },
    {
      key: "days",
      title: t("column.days"),
      align: "end",
      cell: (listing) => listing.processingDays ?? t("daysOfStore", { days: Math.round(durationMs(listing.processing) / dayMs) }),
    },
    { key: "onSale", title: t("column.onSale"), align: "end", cell: (listing) => <OnSaleSwitch listing={listing} /> },
  ];

  return (
    <Stack gap="md">
      <SearchField label={t("search")} value={search} onSearch={(q) => void setQuery({ q: q || null, cursor: null })} />
      <div ref={list} aria-busy={pending} className="souk-fade">
        {listings.length > 0 ? (
          <RowTable label={t("listLabel")} columns={columns} rows={listings} rowKey={(listing) => listing.listingId} />
        ) : search ? (
          <NoResult onClear={() => void setQuery({ q: null, cursor: null })}>{t("noResult", { search })}</NoResult>
        ) : (
          <EmptyState icon={IconBuildingStore} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )}
      </div>
      <Group justify="flex-end" gap="sm">
        {paged && (
          <Button variant="default" onClick={() => void setQuery({ cursor: null })}>
            {t("first")}
          </Button>
        )}
        {nextCursor && (
          <Button variant="default" onClick={() => void setQuery({ cursor: nextCursor })}>
            {t("next")}
          </Button>
        )}
      </Group>
      {edited && <EditListing key={edited.listingId} listing={edited} onClose={() => setEdited(null)} />}
    </Stack>
  );
};

/** The sum over the variants that are counted; null where none is. */
const sumOf = (listing: Listing, of: "onHand" | "reserved" | "available"): number | null => {
  const counted = listing.variants.filter((variant) => variant.mode !== "untracked");
  return counted.length === 0 ? null : counted.reduce((sum, variant) => sum + (variant[of] ?? 0), 0);
};

const ItemCell = ({ listing, onEdit }: { listing: Listing; onEdit: () => void }) => {
  const t = useTranslations("seller.listings");
  return (
    <Group gap="sm" wrap="nowrap">
      <ListingPicture src={listing.picture} title={listing.title} size={40} />
      <div>
        <button type="button" className="souk-row-link souk-row-button" data-row-link onClick={onEdit} aria-label={t("editItem", { title: listing.title })}>
          {listing.title}
        </button>
        <Text size="xs" c="dimmed" fw={400}>
          {[listing.category.replaceAll("_", " "), listing.variants.length > 1 && t("variants", { count: listing.variants.length })]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
    </Group>
  );
};

const PriceCell = ({ listing }: { listing: Listing }) => {
  const money = useFormatMoney();
  const prices = listing.variants.map((variant) => variant.price).toSorted((a, b) => a.amount - b.amount);
  const [low, high] = [prices[0], prices.at(-1)];
  if (!low || !high) return null;
  return low.amount === high.amount ? <Money value={low} /> : <>{`${money(low)} – ${money(high)}`}</>;
};

const AvailableCell = ({ listing }: { listing: Listing }) => {
  const t = useTranslations("seller.listings");
  const available = sumOf(listing, "available");
  if (available === null) return t("untracked");
  if (available === 0) return <Badge color="pomegranate">{t("outOfStock")}</Badge>;
  return available <= lowAt ? <Badge color="saffron">{t("low", { count: available })}</Badge> : available;
};

const OnSaleSwitch = ({ listing }: { listing: Listing }) => {
  const t = useTranslations("seller.listings");
  const trpc = useTRPC();
  const setOnSale = useCommand(trpc.seller.listings.setOnSale.mutationOptions());
  return (
    <>
      <Switch
        checked={listing.onSale}
        disabled={setOnSale.pending}
        aria-label={t("onSaleOf", { title: listing.title })}
        label={listing.onSale ? t("onSale") : t("offSale")}
        styles={{ label: { whiteSpace: "nowrap" } }}
        onChange={(event) => setOnSale.send({ listingId: listing.listingId, onSale: event.currentTarget.checked })}
      />
      <ProblemNotice problem={setOnSale.problem} onClose={setOnSale.reset} />
    </>
  );
};
