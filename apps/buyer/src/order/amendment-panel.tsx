"use client";

import { Alert, Group, List, ListItem, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { ActionButton, useFormatInstant } from "@souk/ui";
import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Amendment, Order } from "../api-types.ts";
import { oneLine } from "../checkout/address-lines.ts";

/** A change that waits for the other side: the seller's to accept or decline, one's own to wait for. */
export const AmendmentPanel = ({ order: { orderNo, amendments, answers, lines } }: { order: Order }) => {
  const t = useTranslations("buyer.amendment");
  const trpc = useTRPC();
  const format = useFormatInstant();
  const accept = useCommand(trpc.buyer.orders.acceptAmendment.mutationOptions());
  const decline = useCommand(trpc.buyer.orders.declineAmendment.mutationOptions());
  const live = amendments.at(-1);
  if (live?.state !== "live") return null;
  const own = live.by === "buyer";
  const [acceptable, declinable] = (["accept_amendment", "decline_amendment"] as const).map((command) => answers.find((answer) => answer.command === command));
  const input = { orderNo, amendmentNo: live.no };
  return (
    <Alert color="lapis" variant="light" icon={<IconPencil aria-hidden />} title={t(own ? "ownTitle" : "sellerTitle")} my="sm">
      <Changes amendment={live} lines={lines} />
      <Text size="sm">{t(own ? "ownText" : "sellerText", { when: format(live.at) })}</Text>
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
  const t = useTranslations("buyer.amendment");
  const says = changed.flatMap((change) => {
    const line = lines.find(({ no }) => no === change.no);
    if (!line) return [];
    return [
      ...(change.variantId === line.variantId ? [] : [t("options", { title: line.title, options: change.options })]),
      ...(change.quantity === line.quantity ? [] : [`${t("quantity", { title: line.title, n: change.quantity, before: line.quantity })} ${t("fewer")}`]),
    ];
  });
  return (
    <List size="sm" spacing={2} mb={4}>
      {[...says, ...(address ? [t("address", { address: `${address.name}, ${oneLine(address)}` })] : [])].map((each) => (
        <ListItem key={each}>{each}</ListItem>
      ))}
    </List>
  );
};
