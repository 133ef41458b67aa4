import { Stack } from "@mantine/core";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Overview } from "../../overview/overview.tsx";

const shown = 8;

export default async function OverviewPage() {
  const t = await getTranslations("admin.overview");
  return (
    <Stack gap={0}>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={4} height={120} />}>
        <State />
      </Suspense>
    </Stack>
  );
}

const State = async () => {
  const caller = await callerForThisRequest();
  const [deadlines, trial, stores, { orders }, desks, byScore] = await Promise.all([
    caller.admin.deadlines.list({ state: "armed", limit: shown }),
    caller.admin.ledger.trialBalance(),
    caller.admin.stores.list({ limit: 100 }),
    caller.admin.orders.list({ limit: shown }),
    caller.admin.desks.list({ desk: "disputes", limit: 1 }),
    caller.admin.stores.console({ limit: 100 }),
  ]);
  return (
    <Overview
      dues={deadlines.deadlines}
      counts={deadlines.counts}
      balances={trial.balances}
      stores={stores.stores}
      orders={orders}
      desks={desks.counts}
      consoleRows={byScore.stores}
    />
  );
};
