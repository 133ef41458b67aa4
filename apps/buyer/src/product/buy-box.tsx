"use client";

import { Alert, Group, Radio, RadioGroup, Stack, Text } from "@mantine/core";
import { notify, ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ExplainedButton, Money, Quantity, toMs, useHasPassed, useSpanWords, useWorldClock } from "@souk/ui";
import { IconBolt, IconShoppingCartPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Product, Variant } from "../api-types.ts";
import { PriceTag } from "../catalogue/price-tag.tsx";
import { paths } from "../paths.ts";

/** Choose a variant and a number of it, see its price and stock, and buy. */
export const BuyBox = ({ product }: { product: Product }) => {
  const t = useTranslations("buyer.product");
  const trpc = useTRPC();
  const router = useRouter();
  const first = product.variants.find((variant) => variant.available !== 0) ?? product.variants[0];
  const [variantId, choose] = useState(first?.variantId ?? 0);
  const [quantity, setQuantity] = useState(1);
  const inCart = useCommand(trpc.buyer.cart.setQuantity.mutationOptions());
  const variant = product.variants.find((each) => each.variantId === variantId);

  if (!variant) return <Alert color="gray">{t("noVariant")}</Alert>;
  const most = Math.min(variant.available ?? 99, 99);
  const why = whyNot(product, variant);

  return (
    <Stack gap="md" mt="sm">
      <PriceTag price={variant.price} listPrice={variant.listPrice} large />
      {variant.flashUntil && <FlashEnd until={variant.flashUntil} />}
      {product.variants.length > 1 && <Options variants={product.variants} value={variantId} onChange={choose} />}
      <Group align="flex-end" gap="md">
        <Quantity value={quantity} max={Math.max(1, most)} onChange={setQuantity} />
        <Stock variant={variant} />
      </Group>
      <Text size="sm" c="dimmed">
        {product.shipping.amount === 0 ? t("freeShipping") : t.rich("shipping", { amount: () => <Money value={product.shipping} /> })}
      </Text>
      <Group gap="sm">
        <ExplainedButton
          why={why && t(why)}
          size="md"
          leftSection={<IconShoppingCartPlus size={20} aria-hidden />}
          loading={inCart.pending}
          onClick={() => inCart.send({ variantId, quantity }, () => notify({ message: t("added", { title: product.title }), color: "palm" }))}
        >
          {t("addToCart")}
        </ExplainedButton>
        <ExplainedButton
          why={why && t(why)}
          size="md"
          variant="light"
          leftSection={<IconBolt size={20} aria-hidden />}
          onClick={() => router.push(paths.buyNow(variantId, quantity))}
        >
          {t("buyNow")}
        </ExplainedButton>
      </Group>
      <ProblemNotice problem={inCart.problem} onClose={inCart.reset} />
    </Stack>
  );
};

const whyNot = (product: Product, variant: Variant): "whyNotOnSale" | "whyStore" | "whySoldOut" | null => {
  if (!product.onSale) return "whyNotOnSale";
  if (product.store.state === "frozen" || product.store.state === "blocked") return "whyStore";
  return variant.available === 0 ? "whySoldOut" : null;
};

const Options = ({ variants, value, onChange }: { variants: readonly Variant[]; value: number; onChange: (variantId: number) => void }) => {
  const t = useTranslations("buyer.product");
  return (
    <RadioGroup label={t("options")} value={String(value)} onChange={(chosen) => onChange(Number(chosen))}>
      <Group gap="xs" mt={6}>
        {variants.map((variant) => (
          <Radio.Card key={variant.variantId} value={String(variant.variantId)} className="buyer-option" radius="md" aria-label={variant.options}>
            <span>{variant.options}</span>
            {variant.available === 0 && <small>{t("none")}</small>}
          </Radio.Card>
        ))}
      </Group>
    </RadioGroup>
  );
};

const Stock = ({ variant }: { variant: Variant }) => {
  const t = useTranslations("buyer.product");
  if (variant.available === null) return <Text size="sm">{t("inStock")}</Text>;
  const scarce = variant.available <= 5;
  return (
    <Text size="sm" fw={scarce ? 600 : 400} c={scarce ? "var(--mantine-color-saffron-text)" : undefined}>
      {t("left", { n: variant.available })}
    </Text>
  );
};

const FlashEnd = ({ until }: { until: string }) => {
  const t = useTranslations("buyer.product");
  const words = useSpanWords();
  const { now } = useWorldClock();
  const over = useHasPassed(toMs(until));
  return (
    <Text size="sm" fw={600} c="var(--mantine-color-pomegranate-text)" className="souk-countdown">
      <IconBolt size={16} aria-hidden className="souk-inline-icon" />
      {over ? t("flashOver") : t("flashEnds", { left: words(toMs(until) - now) })}
    </Text>
  );
};
