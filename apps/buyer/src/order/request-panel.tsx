"use client";

import { Alert, List, ListItem, Text } from "@mantine/core";
import { PageLink } from "@souk/portal/client";
import { useFormatInstant } from "@souk/ui";
import { IconMessageQuestion, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Order, Request } from "../api-types.ts";
import { paths } from "../paths.ts";
import { OfferPanel } from "./offer-panel.tsx";
import { useReasonWords } from "./reason-words.ts";

/** What the last cancellation request came to: waiting, refused with its three ways on, overtaken, lapsed. Ended orders say it in their history. */
export const RequestPanel = ({ order }: { order: Order }) => {
  const request = order.requests.at(-1);
  if (!request || order.state === "closed" || order.state === "finished") return null;
  switch (request.state) {
    case "open":
      return <Waiting order={order} request={request} />;
    case "rejected":
      return <Rejected order={order} request={request} />;
    case "overtaken":
      return <Overtaken order={order} />;
    case "lapsed":
      return <Lapsed />;
    default:
      return null;
  }
};

const Waiting = ({ order, request }: { order: Order; request: Request }) => {
  const t = useTranslations("buyer.request");
  const reason = useReasonWords();
  const format = useFormatInstant();
  const offer = request.offers.find((each) => each.state === "live");
  return (
    <Alert color="saffron" variant="light" icon={<IconMessageQuestion aria-hidden />} title={t("waitingTitle")} my="sm">
      <Text size="sm">
        {t("asked", { when: format(request.askedAt), reason: reason.buyer(request.reason) })}
        {request.note && ` ${t("note", { note: request.note })}`}
      </Text>
      <Text size="sm">
        {order.frozen.length > 0
          ? t("silence.frozen")
          : request.early
            ? t("earlyHint")
            : request.respondBy
              ? t(`silence.${order.terms.onSilence}`, { when: format(request.respondBy) })
              : t("silence.nothing")}
      </Text>
      {offer && <OfferPanel orderNo={order.orderNo} offer={offer} answers={order.answers} />}
    </Alert>
  );
};

const Rejected = ({ order, request }: { order: Order; request: Request }) => {
  const t = useTranslations("buyer.request");
  const reason = useReasonWords();
  const format = useFormatInstant();
  const [again, dispute] = (["request_cancellation", "open_dispute"] as const).map((command) => order.answers.find((answer) => answer.command === command));
  return (
    <Alert color="pomegranate" variant="light" icon={<IconX aria-hidden />} title={t("rejectedTitle")} my="sm">
      <Text size="sm">
        {request.rejectReason && t("rejectedBecause", { reason: reason.seller(request.rejectReason), when: request.endedAt ? format(request.endedAt) : "" })}
        {request.rejectNote && ` ${t("note", { note: request.rejectNote })}`}
      </Text>
      <Text size="sm" mt="xs" fw={600}>
        {t("waysOn")}
      </Text>
      <List size="sm" type="ordered">
        <ListItem>{again?.allowed ? t("wayAskAgain") : t("wayAskAgainNot")}</ListItem>
        <ListItem>{dispute?.allowed ? <DisputeLink orderNo={order.orderNo} /> : t("wayDispute")}</ListItem>
        <ListItem>{t("wayWait")}</ListItem>
      </List>
    </Alert>
  );
};

const Overtaken = ({ order }: { order: Order }) => {
  const t = useTranslations("buyer.request");
  const dispute = order.answers.find((answer) => answer.command === "open_dispute");
  return (
    <Alert color="pomegranate" variant="light" title={t("overtakenTitle")} my="sm">
      <Text size="sm">{t("overtakenText")}</Text>
      {dispute?.allowed && <DisputeLink orderNo={order.orderNo} />}
    </Alert>
  );
};

/** Straight to the dispute that a refusal allows. */
const DisputeLink = ({ orderNo }: { orderNo: number }) => {
  const t = useTranslations("buyer.request");
  return (
    <PageLink href={paths.newDispute(orderNo)} size="sm" underline="always">
      {t("openDispute")}
    </PageLink>
  );
};

const Lapsed = () => {
  const t = useTranslations("buyer.request");
  return (
    <Alert color="saffron" variant="light" title={t("lapsedTitle")} my="sm">
      {t("lapsedText")}
    </Alert>
  );
};
