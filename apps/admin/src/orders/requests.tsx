"use client";

import { Badge, Group, Stack, Text } from "@mantine/core";
import { paidReasons } from "@souk/rulebook";
import { Money, Panel, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";

/** Every cancellation request of the order: reason, whom it blames, how it ended, and the offers in it. */
export const Requests = ({ requests }: { requests: Order["requests"] }) => {
  const t = useTranslations("admin.order");
  const law = useTranslations("law");
  if (requests.length === 0) return null;
  return (
    <Panel id="requests" title={t("requests")}>
      <Stack gap="md">
        {requests.map((request) => (
          <div key={request.no}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {(paidReasons as readonly string[]).includes(request.reason) ? law(`paidReason.${request.reason}`) : request.reason}
              </Text>
              <Badge color={request.state === "open" ? "saffron" : "gray"}>{law(`requestState.${request.state}`)}</Badge>
            </Group>
            <Text size="sm" c="dimmed" component="div">
              <WorldTime at={request.askedAt} /> · {law(`fault.${request.fault}`)}
            </Text>
            {request.note && (
              <Text size="sm" className="souk-wrap">
                “{request.note}”
              </Text>
            )}
            {request.rejectReason && (
              <Text size="sm">
                {law(`rejectReason.${request.rejectReason}`)}
                {request.rejectNote && ` · “${request.rejectNote}”`}
              </Text>
            )}
            {request.offers.map((offer) => (
              <Text key={offer.no} size="sm">
                <Money value={offer.amount} /> · {law(`offerState.${offer.state}`)}
              </Text>
            ))}
          </div>
        ))}
      </Stack>
    </Panel>
  );
};
