"use client";

import { Button, Tooltip } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Opens the queue's own board with a ticket that is good once. */
export const QueuesButton = () => {
  const t = useTranslations("admin.deadlines");
  const trpc = useTRPC();
  const ticket = useCommand(trpc.admin.queue.ticket.mutationOptions(), { quiet: false });
  const open = () => {
    // opened within the click, or the browser takes it for a pop-up
    const tab = window.open("", "_blank");
    ticket.send(undefined, ({ url }) => {
      if (tab) {
        tab.opener = null;
        tab.location.href = url;
      } else location.assign(url);
    });
  };
  return (
    <>
      <Tooltip label={t("queuesHint")}>
        <Button variant="default" loading={ticket.pending} onClick={open} rightSection={<IconExternalLink size={16} aria-hidden />}>
          {t("queues")}
        </Button>
      </Tooltip>
      {ticket.problem && <ProblemNotice problem={ticket.problem} onClose={ticket.reset} />}
    </>
  );
};
