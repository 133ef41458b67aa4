import { one, type PageProps } from "@souk/portal";
import { SimpleGrid, Stack } from "@mantine/core";
import { PageButton } from "@souk/portal/client";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BucketFigures } from "../../../money/bucket-figures.tsx";
import { HeldMoney } from "../../../money/held-money.tsx";
import { Payouts } from "../../../money/payouts.tsx";
import { Withdraw } from "../../../money/withdraw.tsx";
import { paths } from "../../../paths.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.money"))("title") });

export default async function MoneyPage({ searchParams }: PageProps) {
  const t = await getTranslations("seller.money");
  const cursor = one((await searchParams)["cursor"]);
  return (
    <>
      <PageHeading
        lead={t("lead")}
        actions={
          <PageButton href={paths.entries({})} variant="default">
            {t("statement")}
          </PageButton>
        }
      >
        {t("title")}
      </PageHeading>
      <Suspense fallback={<ListSkeleton rows={4} height={120} />}>
        <Finance cursor={cursor} />
      </Suspense>
    </>
  );
}

const pageSize = 50;

const Finance = async ({ cursor }: { cursor: string | undefined }) => {
  const caller = await callerForThisRequest();
  const [finance, held] = await Promise.all([caller.seller.money.finance(), caller.seller.money.held({ limit: pageSize, ...(cursor ? { cursor } : {}) })]);
  return (
    <Stack gap="lg">
      <BucketFigures finance={finance} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Withdraw key={finance.available.amount} finance={finance} />
        <Payouts payouts={finance.payouts} />
      </SimpleGrid>
      <HeldMoney held={held} paged={cursor !== undefined} />
    </Stack>
  );
};
