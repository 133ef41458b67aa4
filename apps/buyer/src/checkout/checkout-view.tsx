"use client";

import { Alert, Button, Card, Stack, Text, Title } from "@mantine/core";
import { ProblemNotice, useProblem, useTRPC } from "@souk/portal/client";
import { EmptyState, ExplainedButton, Money, RefusalNotice, useFormatMoney } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { IconShoppingCart } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Quote } from "../api-types.ts";
import { paths } from "../paths.ts";
import { AddressChooser } from "./address-chooser.tsx";
import { CouponChooser } from "./coupon-chooser.tsx";
import { planOf, type PaymentChoice } from "./payment.ts";
import { PaymentChooser } from "./payment-choice.tsx";
import { QuoteSummary } from "./quote-summary.tsx";
import { StoreLines } from "./store-lines.tsx";
import { usePurchase } from "./use-purchase.ts";

type Lines = readonly { variantId: number; quantity: number }[];

/** From cart to paid orders: where to, with which coupons, paid how. The price is the quote's, and another one is refused, not charged. */
export const CheckoutView = ({ quote: first, lines, mayBuy }: { quote: Quote | null; lines?: Lines; mayBuy: boolean }) => {
  // what was bought leaves the cart while the payment may still need a second try: the first quote stays on screen
  const [kept] = useState(first);
  const quote = kept ?? first;
  return quote ? <Checkout first={quote} mayBuy={mayBuy} {...(lines && { lines })} /> : <Nothing />;
};

const Nothing = () => {
  const t = useTranslations("buyer.checkout");
  const cart = useTranslations("buyer.cart");
  return (
    <EmptyState
      icon={IconShoppingCart}
      title={t("nothingTitle")}
      action={
        <Button component={Link} href={paths.home}>
          {cart("toShop")}
        </Button>
      }
    >
      {t("nothingText")}
    </EmptyState>
  );
};

const Checkout = ({ first, lines, mayBuy }: { first: Quote; lines?: Lines; mayBuy: boolean }) => {
  const t = useTranslations("buyer.checkout");
  const pay = useTranslations("buyer.pay");
  const refusal = useTranslations("law.refusal");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const explain = useProblem();
  const [grants, useGrants] = useState<number[] | null>(null);
  const [addressId, toAddress] = useState<number | null>(first.addresses.find((row) => row.isDefault)?.addressId ?? first.addresses[0]?.addressId ?? null);
  const [payment, payWith] = useState<PaymentChoice>({ useWallet: false, instrumentId: first.instruments[0]?.instrumentId ?? null });
  const selection = { ...(lines && { lines: [...lines] }), ...(grants && { couponGrantIds: grants }) };
  const purchase = usePurchase(selection);

  const asked = useQuery(
    trpc.buyer.checkout.quote.queryOptions(selection, {
      enabled: grants !== null && purchase.placed === null,
      placeholderData: (before) => before ?? first,
      staleTime: 0,
    }),
  );
  const quote = grants === null ? first : (asked.data ?? first);
  const plan = planOf(payment, quote.total.amount, quote.wallet.amount);
  const blocked = quote.stores.some(({ lines: some }) => some.some((line) => line.problem));
  // what is placed already may be paid by anybody
  const why = mayBuy || purchase.placed ? null : refusal("buyer_blocked");
  const ready = plan.complete && addressId !== null && !blocked && !asked.isFetching;

  return (
    <div className="buyer-two">
      <Stack gap="lg">
        {purchase.placed === null && (
          <>
            <AddressChooser addresses={quote.addresses} value={addressId} onChange={toAddress} />
            {quote.stores.map((each) => (
              <StoreLines key={each.store.storeId} part={each} />
            ))}
            <CouponChooser coupons={quote.coupons} automatic={grants === null} onChange={useGrants} />
          </>
        )}
        {purchase.placed !== null && (
          <Card>
            <Title order={2} mb="xs">
              {t("placedTitle")}
            </Title>
            <Text>{t("placedText", { n: purchase.placed.orders.length, orders: purchase.placed.orders.map((order) => order.orderNo).join(", ") })}</Text>
          </Card>
        )}
        <Card component="section" aria-labelledby="payment">
          <Title order={2} id="payment" mb="sm">
            {t("payment")}
          </Title>
          <PaymentChooser total={quote.total} wallet={quote.wallet} instruments={quote.instruments} value={payment} onChange={payWith} />
        </Card>
      </Stack>
      <Card component="aside" aria-label={t("summary")} className="buyer-sticky">
        <QuoteSummary quote={quote} />
        <Stack gap="sm" mt="md">
          {blocked && <Alert color="pomegranate">{t("blocked")}</Alert>}
          {asked.error && <ProblemNotice problem={explain(asked.error)} />}
          <ProblemNotice problem={purchase.problem} onClose={purchase.reset} />
          {purchase.refusal && <RefusalNotice refusal={purchase.refusal} />}
          <ExplainedButton
            why={why}
            size="md"
            fullWidth
            disabled={why === null && !ready}
            loading={purchase.pending}
            onClick={() => purchase.pay(plan, addressId, quote.total.amount)}
          >
            {purchase.placed ? pay("pay", { amount: money(quote.total) }) : t("pay", { amount: money(quote.total) })}
          </ExplainedButton>
          {purchase.placed === null ? (
            <ExplainedButton
              why={why}
              fullWidth
              variant="default"
              disabled={why === null && (addressId === null || blocked)}
              loading={purchase.pending}
              onClick={() => purchase.placeOnly(addressId, quote.total.amount)}
            >
              {t("payLater")}
            </ExplainedButton>
          ) : (
            <Button component={Link} href={paths.ordersTab("awaiting_payment")} fullWidth variant="default">
              {t("toOrders")}
            </Button>
          )}
          <Text size="xs" c="dimmed">
            {t.rich("locked", { amount: () => <Money value={quote.total} /> })}
          </Text>
        </Stack>
      </Card>
    </div>
  );
};
