"use client";

import { Alert, Group, List, ListItem, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, useFormatInstant } from "@souk/ui";
import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Amendment, Order } from "../api-types.ts";

/** A change of the order that waits: the buyer's to accept or decline, one's own to wait for. */
export const AmendmentPanel = ({ order: { orderNo, amendments, answers, lines } }: { order: Order }) => {
  const t = useTranslations("seller.amendment");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const accept = useCommand(trpc.seller.orders.acceptAmendment.mutationOptions());
  const decline = useCommand(trpc.seller.orders.declineAmendment.mutationOptions());
  const live = amendments.at(-1);
  if (live?.state !== "live") return null;
  const own = live.by === "seller";
  const [acceptable, declinable] = (["accept_amendment", "decline_amendment"] as const).map((command) => answers.find((answer) => answer.command === command));
  const input = { orderNo, amendmentNo: live.no };
  return (
    <Alert color="lapis" icon={<IconPencil aria-hidden />} title={t(own ? "ownTitle" : "buyerTitle")}>
      <Changes amendment={live} lines={lines} />
      <Text size="sm">{t(own ? "ownText" : "buyerText", { when: format(live.at) })}</Text>
      {!own && (
        <Group gap="xs" mt="xs">
          {acceptable && <ActionButton answer={acceptable} size="sm" loading={accept.pending} onClick={() => accept.send(input)} />}
          {declinable && <ActionButton answer={declinable} size="sm" variant="default" loading={decline.pending} onClick={() => decline.send(input)} />}
        </Group>
      )}
      <ProblemNotice problem={accept.problem ?? decline.problem} />
    </Alert>
  );
};

const Changes = ({ amendment: { address, lines: changed }, lines }: { amendment: Amendment; lines: Order["lines"] }) => {
  const t = useTranslations("seller.amendment");
  const says = changed.flatMap((change) => {
    const line = lines.find(({ no }) => no === change.no);
    if (!line) return [];
    const { title } = line;
    return [
      ...(change.variantId === line.variantId ? [] : [t("options", { title, before: line.options, options: change.options })]),
      ...(change.quantity === line.quantity ? [] : [t("quantity", { title, before: line.quantity, n: change.quantity })]),
    ];
  });
  return (
    <List size="sm" spacing={2} mb={4}>
      {says.map((each) => (
        <ListItem key={each}>{each}</ListItem>
      ))}
      {address && (
        <ListItem>{t("address", { address: [address.name, address.street, `${address.postcode} ${address.city}`, address.country].join(", ") })}</ListItem>
      )}
    </List>
  );
};
