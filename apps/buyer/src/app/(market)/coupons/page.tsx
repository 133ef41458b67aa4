import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CouponsView } from "../../../account/coupons-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.coupons"))("title") });

const CouponsPage = async () => {
  const t = await getTranslations("buyer.coupons");
  return (
    <div>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={3} height={88} />}>
        <Coupons />
      </Suspense>
    </div>
  );
};
export default CouponsPage;

const Coupons = async () => {
  const caller = await callerForThisRequest();
  const { grants, collectable } = await caller.buyer.coupons.list();
  return <CouponsView grants={grants} collectable={collectable} />;
};
