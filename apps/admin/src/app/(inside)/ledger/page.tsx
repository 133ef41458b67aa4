import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TrialBalanceView } from "../../../ledger/trial-balance.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.ledger"))("title") });

export default async function LedgerPage() {
  const t = await getTranslations("admin.ledger");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={8} height={56} />}>
        <Books />
      </Suspense>
    </>
  );
}

const Books = async () => {
  const { balances } = await (await callerForThisRequest()).admin.ledger.trialBalance();
  return <TrialBalanceView balances={balances} />;
};
