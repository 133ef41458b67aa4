import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InvestigationView } from "../../../standing/investigation-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.investigation"))("title") });

export default async function InvestigationPage() {
  const t = await getTranslations("seller.investigation");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={200} />}>
        <Investigation />
      </Suspense>
    </>
  );
}

const Investigation = async () => {
  const caller = await callerForThisRequest();
  const [{ standing, history }, { withheld }] = await Promise.all([caller.seller.investigation.get(), caller.seller.money.finance()]);
  return <InvestigationView standing={standing} history={history} withheld={withheld} />;
};
