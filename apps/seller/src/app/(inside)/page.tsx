import { SimpleGrid } from "@mantine/core";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Figure } from "../../home/figure.tsx";
import { NothingToDo } from "../../home/nothing-to-do.tsx";
import { WhatNeedsMe } from "../../home/what-needs-me.tsx";
import { paths } from "../../paths.ts";
import { dutyOf } from "../../standing/duty.ts";
import { standingOfThisRequest } from "../../standing/standing.ts";

export default async function HomePage() {
  const t = await getTranslations("seller.home");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={5} height={104} />}>
        <Duties />
      </Suspense>
    </>
  );
}

const Duties = async () => {
  const [t, caller] = await Promise.all([getTranslations("seller.home"), callerForThisRequest()]);
  const [{ needs, counts }, finance, known] = await Promise.all([caller.seller.home.needsMe(), caller.seller.money.finance(), standingOfThisRequest()]);
  const duty = known && dutyOf(known.standing);
  return (
    <>
      <SimpleGrid component="ul" cols={{ base: 2, sm: 3, lg: 6 }} mb="xl" p={0} m={0} aria-label={t("figures")}>
        <Figure name={t("requests")} value={counts.cancellation_requests ?? 0} href={paths.cancellations} />
        <Figure name={t("disputes")} value={counts.in_dispute ?? 0} href={paths.disputes} />
        <Figure name={t("toShip")} value={counts.to_ship ?? 0} href={paths.orders("to_ship")} />
        <Figure name={t("verifying")} value={counts.verifying ?? 0} href={paths.orders("verifying")} />
        <Figure name={t("escrow")} value={finance.escrow} href={paths.money} />
        <Figure name={t("available")} value={finance.available} href={paths.money} />
      </SimpleGrid>
      {needs.length > 0 || duty ? <WhatNeedsMe needs={needs} standing={duty} /> : <NothingToDo />}
    </>
  );
};
