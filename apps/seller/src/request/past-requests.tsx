"use client";

import { Badge, Group, Stack, Text } from "@mantine/core";
import { Panel, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Request } from "../api-types.ts";
import { useReasonWords } from "./request-facts.tsx";

/** Requests that have ended, each with how. */
export const PastRequests = ({ requests }: { requests: readonly Request[] }) => {
  const t = useTranslations("seller.request");
  const law = useTranslations("law");
  const reason = useReasonWords();
  if (requests.length === 0) return null;
  return (
    <Panel id="past-requests" title={t("previous")}>
      <Stack gap="sm" component="ul" m={0} p={0}>
        {requests.map((request) => (
          <Group key={request.no} component="li" justify="space-between" gap="xs" className="souk-plain">
            <div>
              <Text size="sm" fw={600}>
                {reason(request.reason)}
              </Text>
              <Text size="sm" c="dimmed">
                <WorldTime at={request.askedAt} />
                {request.rejectReason && ` · ${law(`rejectReason.${request.rejectReason}`)}`}
                {request.rejectNote && ` · “${request.rejectNote}”`}
              </Text>
            </div>
            <Badge color="gray">{law(`requestState.${request.state}`)}</Badge>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
};
