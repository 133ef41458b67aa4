"use client";

import { Button, Group, List, ListItem, Modal, Paper, Stack, Text } from "@mantine/core";
import { ProblemNotice, useCommand, useTRPC } from "@souk/portal/client";
import type { RouterOutputs } from "@souk/portal";
import { ConfirmDialog, useFormatMoney, useRefusalWords } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Row } from "../api-types.ts";
import { RejectForm } from "../request/reject-form.tsx";
import classes from "./bulk-answer.module.css";

type Results = RouterOutputs["seller"]["cancellations"]["answerMany"]["results"];

/** Answers for all ticked requests at once, asked once more before, and what became of each after. */
export const BulkAnswer = ({ rows, onClear }: { rows: readonly Row[]; onClear: () => void }) => {
  const t = useTranslations("seller");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const money = useFormatMoney();
  const answer = useCommand(trpc.seller.cancellations.answerMany.mutationOptions());
  const [open, setOpen] = useState<"approve" | "reject" | null>(null);
  const [outcome, setOutcome] = useState<{ answer: "approve" | "reject"; results: Results } | null>(null);
  const orderNos = rows.map((row) => row.orderNo);
  const currency = rows[0]?.total.currency ?? "EUR";
  const sum = money({ amount: rows.reduce((total, row) => total + row.total.amount, 0), currency });
  const closeLabel = { "aria-label": dialog("close") };
  const close = () => {
    answer.reset();
    setOpen(null);
  };
  const done = (which: "approve" | "reject") => (output: { results: Results }) => {
    setOpen(null);
    setOutcome({ answer: which, results: output.results });
  };

  return (
    <>
      {rows.length > 0 && (
        <Paper withBorder p="sm" className={classes.bar} role="region" aria-label={t("cancellations.bulkBar")} shadow="md">
          <Group justify="space-between" gap="sm">
            <Text fw={600} role="status">
              {t("cancellations.selected", { count: rows.length })}
            </Text>
            <Group gap="xs">
              <Button onClick={() => setOpen("approve")}>{t("cancellations.approveSelected")}</Button>
              <Button variant="default" onClick={() => setOpen("reject")}>
                {t("cancellations.rejectSelected")}
              </Button>
              <Button variant="subtle" onClick={onClear}>
                {t("cancellations.clearSelection")}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
      <ConfirmDialog
        opened={open === "approve"}
        title={t("cancellations.bulkApproveTitle", { count: rows.length })}
        confirm={t("cancellations.approveSelected")}
        pending={answer.pending}
        onConfirm={() => answer.send({ orderNos, answer: "approve" }, done("approve"))}
        onClose={close}
      >
        <Stack gap="sm">
          <Text size="sm">{t("cancellations.bulkApproveBody", { amount: sum })}</Text>
          <ProblemNotice problem={answer.problem} />
        </Stack>
      </ConfirmDialog>
      <Modal opened={open === "reject"} onClose={close} title={t("cancellations.bulkRejectTitle", { count: rows.length })} closeButtonProps={closeLabel}>
        <Stack gap="sm">
          <ProblemNotice problem={answer.problem} />
          <RejectForm
            body={t("cancellations.bulkRejectBody")}
            pending={answer.pending}
            onSubmit={({ reason, note }) => answer.send({ orderNos, answer: "reject", reason, ...(note ? { note } : {}) }, done("reject"))}
            onCancel={close}
          />
        </Stack>
      </Modal>
      <Modal opened={outcome !== null} onClose={() => setOutcome(null)} title={t("cancellations.bulkResults")} closeButtonProps={closeLabel}>
        {outcome && <Outcome {...outcome} />}
        <Group justify="flex-end" mt="md">
          <Button
            onClick={() => {
              setOutcome(null);
              onClear();
            }}
          >
            {t("cancellations.close")}
          </Button>
        </Group>
      </Modal>
    </>
  );
};

const Outcome = ({ answer, results }: { answer: "approve" | "reject"; results: Results }) => {
  const t = useTranslations("seller");
  const words = useRefusalWords();
  const ok = results.filter((result) => result.outcome === "done" || result.outcome === "already_done").length;
  const say = (result: Results[number]): string => {
    if (result.refusal) return words.line(result.refusal);
    if (result.outcome === "done") return t(`cancellations.result.${answer === "approve" ? "approved" : "rejected"}`);
    return t(`cancellations.result.${result.outcome}`);
  };
  return (
    <Stack gap="sm">
      <Text fw={600}>{t("cancellations.bulkDone", { ok, total: results.length })}</Text>
      <List size="sm" aria-label={t("cancellations.bulkResults")}>
        {results.map((result) => (
          <ListItem key={result.orderNo}>
            {t("order.title", { no: result.orderNo })}: {say(result)}
          </ListItem>
        ))}
      </List>
    </Stack>
  );
};
