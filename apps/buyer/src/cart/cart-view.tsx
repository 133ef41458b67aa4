"use client";

import { Anchor, Button, Card, Stack, Text, Title } from "@mantine/core";
import { EmptyState, Money, Section } from "@souk/ui";
import { IconBuildingStore, IconShoppingCart } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Cart } from "../api-types.ts";
import { paths } from "../paths.ts";
import { CartRow } from "./cart-row.tsx";

/** The cart store by store (each becomes an order of its own), what is kept for later, and the way to the checkout. */
export const CartView = ({ cart }: { cart: Cart }) => {
  const t = useTranslations("buyer.cart");
  const blocked = cart.stores.some(({ lines }) => lines.some((line) => line.problem));

  if (cart.stores.length === 0 && cart.saved.length === 0)
    return (
      <EmptyState
        icon={IconShoppingCart}
        title={t("emptyTitle")}
        action={
          <Button component={Link} href={paths.home}>
            {t("toShop")}
          </Button>
        }
      >
        {t("emptyText")}
      </EmptyState>
    );

  return (
    <div className="buyer-two">
      <Stack gap="lg">
        {cart.stores.length === 0 && <Text c="dimmed">{t("onlySaved")}</Text>}
        {cart.stores.map(({ store, lines, subtotal }) => (
          <Card key={store.storeId} component="section" aria-label={store.name}>
            <Title order={2} size="h3" mb="sm">
              <Anchor component={Link} href={paths.store(store.storeId)} inherit c="inherit">
                <IconBuildingStore size={18} aria-hidden className="souk-inline-icon" />
                {store.name}
              </Anchor>
            </Title>
            <ul className="buyer-lines">
              {lines.map((line) => (
                <CartRow key={line.variantId} line={line} />
              ))}
            </ul>
            <Text ta="end" mt="sm" size="sm">
              {t.rich("subtotal", {
                amount: () => (
                  <b>
                    <Money value={subtotal} />
                  </b>
                ),
              })}
            </Text>
          </Card>
        ))}
        {cart.saved.length > 0 && (
          <Section title={t("saved")} id="saved">
            <Card>
              <ul className="buyer-lines">
                {cart.saved.map((line) => (
                  <CartRow key={line.variantId} line={line} saved />
                ))}
              </ul>
            </Card>
          </Section>
        )}
      </Stack>
      {cart.stores.length > 0 && (
        <Card component="aside" aria-label={t("summary")} className="buyer-sticky">
          <Text>{t("items", { n: cart.count })}</Text>
          <p className="buyer-price buyer-price-large">
            <b>
              <Money value={cart.subtotal} />
            </b>
          </p>
          <Text size="sm" c="dimmed" mb="md">
            {t("beforeCoupons")}
          </Text>
          {blocked && (
            <Text size="sm" mb="sm" c="var(--mantine-color-pomegranate-text)">
              {t("blocked")}
            </Text>
          )}
          <Button component={Link} href={paths.checkout} fullWidth size="md">
            {t("toCheckout")}
          </Button>
        </Card>
      )}
    </div>
  );
};
