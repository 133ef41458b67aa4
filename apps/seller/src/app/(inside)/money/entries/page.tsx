import { one, type PageProps } from "@souk/portal";
import { Group } from "@mantine/core";
import { BackLink, PageButton } from "@souk/portal/client";
import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { BucketLinks } from "../../../../money/bucket-links.tsx";
import { EntryTable } from "../../../../money/entry-table.tsx";
import { isBucket } from "../../../../money/buckets.ts";
import { paths } from "../../../../paths.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("seller.money"))("entriesTitle") });

/** The ledger entries under a figure: of one order, or of one bucket. */
export default async function EntriesPage({ searchParams }: PageProps) {
  const t = await getTranslations("seller.money");
  const query = await searchParams;
  const order = one(query["order"]);
  const bucket = one(query["bucket"]);
  const title = order ? t("entriesOrder", { no: order }) : isBucket(bucket) ? `${t("entriesTitle")}: ${t(bucket)}` : t("entriesTitle");
  return (
    <>
      <BackLink href={paths.money}>{t("back")}</BackLink>
      <PageHeading lead={t("entriesLead")}>{title}</PageHeading>
      {order === undefined && <BucketLinks bucket={isBucket(bucket) ? bucket : null} />}
      <Suspense fallback={<ListSkeleton rows={6} height={56} />}>
        <Entries order={order} bucket={bucket} cursor={one(query["cursor"])} />
      </Suspense>
    </>
  );
}

const pageSize = 100;

const Entries = async ({ order, bucket, cursor }: { order: string | undefined; bucket: string | undefined; cursor: string | undefined }) => {
  const [t, caller] = await Promise.all([getTranslations("seller.money"), callerForThisRequest()]);
  const orderNo = order === undefined ? undefined : Number(order);
  if (orderNo !== undefined && !Number.isSafeInteger(orderNo)) notFound();
  const { entries, nextCursor } = await orNotFound(
    caller.seller.money.entries({
      limit: pageSize,
      ...(orderNo === undefined ? {} : { orderNo }),
      ...(isBucket(bucket) ? { bucket } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  );
  return (
    <>
      <EntryTable entries={entries} />
      {nextCursor && (
        <Group justify="flex-end" mt="md">
          <PageButton
            href={paths.entries({ ...(orderNo === undefined ? {} : { order: orderNo }), ...(bucket ? { bucket } : {}), cursor: nextCursor })}
            variant="default"
          >
            {t("next")}
          </PageButton>
        </Group>
      )}
    </>
  );
};
