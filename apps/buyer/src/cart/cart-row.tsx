"use client";

import { Anchor, Button, Group, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ListingPicture, Money, Quantity } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { CartLine } from "../api-types.ts";
import { PriceTag } from "../catalogue/price-tag.tsx";
import { paths } from "../paths.ts";

/** One line of the cart, or one kept for later. */
export const CartRow = ({ line, saved = false }: { line: CartLine; saved?: boolean }) => {
  const t = useTranslations("buyer.cart");
  const law = useTranslations("law.stockProblem");
  const trpc = useTRPC();
  const quantity = useCommand(trpc.buyer.cart.setQuantity.mutationOptions());
  const remove = useCommand(trpc.buyer.cart.remove.mutationOptions());
  const save = useCommand(trpc.buyer.cart.saveForLater.mutationOptions());
  const { variantId } = line;

  return (
    <li className="buyer-line">
      <ListingPicture src={line.picture} title={line.title} size={76} />
      <div className="buyer-line-text">
        <Anchor component={Link} href={paths.product(line.listingId)} fw={600} c="inherit" className="souk-wrap">
          {line.title}
        </Anchor>
        <Text size="sm" c="dimmed">
          {line.options}
        </Text>
        <PriceTag price={line.price} listPrice={line.listPrice} />
        {line.problem && (
          <Text size="sm" fw={600} c="var(--mantine-color-pomegranate-text)">
            {law(line.problem)}
          </Text>
        )}
        <Group gap="xs" mt={6}>
          {!saved && (
            <Quantity
              label={t("quantityOf", { title: line.title })}
              value={line.quantity}
              max={Math.min(999, Math.max(line.quantity, line.available ?? 999))}
              disabled={quantity.pending}
              onChange={(next) => quantity.send({ variantId, quantity: next })}
            />
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            loading={save.pending}
            aria-label={t(saved ? "moveToCartOf" : "saveOf", { title: line.title })}
            onClick={() => save.send({ variantId, saved: !saved })}
          >
            {t(saved ? "moveToCart" : "save")}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.pending}
            aria-label={t("removeOf", { title: line.title })}
            onClick={() => remove.send({ variantId })}
          >
            {t("remove")}
          </Button>
        </Group>
        <ProblemNotice problem={quantity.problem ?? remove.problem ?? save.problem} />
      </div>
      {!saved && (
        <Text fw={600} className="buyer-line-sum">
          <Money value={line.subtotal} />
        </Text>
      )}
    </li>
  );
};
