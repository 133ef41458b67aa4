"use client";

import { Alert, Badge, Button, Group, List, ListItem, Stack, Text } from "@mantine/core";
import { ProblemNotice, useProblem, useTRPCClient } from "@souk/portal/client";
import { EmptyState, RowTable, WorldTime, type RowColumn } from "@souk/ui";
import { IconCircleCheck, IconExclamationCircle, IconShieldCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Invariants } from "../api-types.ts";

type Check = Invariants["checks"][number];

/** What must hold after every commit, each with its number in the rules, checked now against the whole world. */
export const InvariantBoard = () => {
  const t = useTranslations("admin.invariants");
  const client = useTRPCClient();
  const explain = useProblem();
  // a check reads the whole world: it runs when asked for, never because an order has changed
  const check = useMutation({ mutationKey: ["invariants"], mutationFn: () => client.admin.invariants.check.query() });
  const { data, mutate } = check;
  useEffect(() => mutate(), [mutate]);
  const bad = data?.checks.filter((each) => !each.ok).length ?? 0;

  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {check.isPending ? (
            t("running")
          ) : data ? (
            <>
              {t.rich("lastRunRich", { at: () => <WorldTime at={data.clock.now} style="long" /> })} {t("took", { ms: Math.round(data.tookMs) })}
            </>
          ) : (
            t("never")
          )}
        </Text>
        <Button onClick={() => mutate()} loading={check.isPending}>
          {t("run")}
        </Button>
      </Group>
      <ProblemNotice problem={check.error ? explain(check.error) : null} />
      {data ? (
        <>
          <Alert color={bad === 0 ? "palm" : "pomegranate"} icon={bad === 0 ? <IconCircleCheck aria-hidden /> : <IconExclamationCircle aria-hidden />}>
            {bad === 0 ? t("allOk", { count: data.checks.length }) : t("someBad", { count: bad })}
          </Alert>
          <Checks checks={data.checks} />
        </>
      ) : (
        !check.isPending && (
          <EmptyState icon={IconShieldCheck} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        )
      )}
    </Stack>
  );
};

const Checks = ({ checks }: { checks: readonly Check[] }) => {
  const t = useTranslations("admin.invariants");
  const columns: RowColumn<Check>[] = [
    { key: "rule", title: t("column.rule"), width: 90, cell: (each) => <span className="souk-rule">{each.no}</span> },
    {
      key: "what",
      title: t("column.what"),
      phone: "heading",
      cell: (each) => (
        <div>
          <Text size="sm" fw={600}>
            {each.title}
          </Text>
          {each.violations.length > 0 && (
            <List size="sm" mt={4} aria-label={t("violations", { name: each.title })}>
              {each.violations.slice(0, 20).map((violation) => (
                <ListItem key={`${violation.where}${violation.what}`}>
                  <code>{violation.where}</code> {violation.what}
                </ListItem>
              ))}
            </List>
          )}
        </div>
      ),
    },
    {
      key: "state",
      title: t("column.state"),
      width: 150,
      cell: (each) => <Badge color={each.ok ? "palm" : "pomegranate"}>{each.ok ? t("ok") : t("bad", { count: each.violations.length })}</Badge>,
    },
  ];
  return <RowTable label={t("listLabel")} columns={columns} rows={checks} rowKey={(each) => each.name} />;
};
