"use client";

import { Alert, Badge, Card, Text, Title } from "@mantine/core";
import { Money, RefundTracker } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** The money of an order: what was paid with what, and where each refund is. */
export const PaymentCard = ({ order: { payment, state } }: { order: Order }) => {
  const t = useTranslations("buyer.order");
  const law = useTranslations("law");
  // the books call a tender refunded as soon as it is owed; the buyer has it back only once its leg has settled
  const onItsWay = new Set(payment.refunds.flatMap((refund) => refund.legs.filter((leg) => leg.settledAt === null).map((leg) => leg.rail)));
  return (
    <Card component="section" aria-labelledby="payment">
      <Title order={2} id="payment" mb="sm">
        {t("payment")}
      </Title>
      {payment.tenders.length === 0 && <Text c="dimmed">{state === "awaiting_payment" ? t("notPaidYet") : t("neverPaid")}</Text>}
      {payment.declines > 0 && state === "awaiting_payment" && (
        <Alert color="saffron" mb="sm">
          {t("declines", { n: payment.declines })}
        </Alert>
      )}
      {payment.tenders.length > 0 && (
        <ul className="buyer-tenders" aria-label={t("paidWith")}>
          {payment.tenders.map((tender) => (
            <li key={`${tender.rail}${tender.label}`}>
              <span>
                <Text span fw={600}>
                  {tender.rail === "wallet" ? law("rail.wallet") : tender.label}
                </Text>{" "}
                <Badge color="gray" size="sm">
                  {tender.refunded.amount > 0 && onItsWay.has(tender.rail) ? t("refundOnItsWay") : law(`tenderState.${tender.state}`)}
                </Badge>
              </span>
              <Money value={tender.amount} />
            </li>
          ))}
        </ul>
      )}
      {payment.verificationHold !== "none" && <Alert color="lapis">{t(`hold.${payment.verificationHold}`)}</Alert>}
      {payment.holdReleasedByBank && <Alert color="lapis">{t("holdReleased")}</Alert>}
      {payment.refunds.length > 0 && (
        <>
          <Title order={3} mt="lg" mb="sm">
            {t("refunds")}
          </Title>
          <RefundTracker refunds={payment.refunds} />
        </>
      )}
    </Card>
  );
};
