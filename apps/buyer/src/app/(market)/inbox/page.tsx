import type { PageProps } from "@souk/portal";
import { callerForThisRequest, mailSubject, personOfThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { createLoader, parseAsString } from "nuqs/server";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InboxList } from "../../../account/inbox-list.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.inbox"))("title") });

const loadCursor = createLoader({ cursor: parseAsString });

const InboxPage = async ({ searchParams }: PageProps) => {
  const [t, { cursor }] = await Promise.all([getTranslations("buyer.inbox"), loadCursor(searchParams)]);
  return (
    <div>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={6} height={56} />}>
        <Mails cursor={cursor} />
      </Suspense>
    </div>
  );
};
export default InboxPage;

const Mails = async ({ cursor }: { cursor: string | null }) => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const { mails, nextCursor } = await caller.buyer.inbox.list({ limit: 50, ...(cursor && { cursor }) });
  const titled = await Promise.all(
    mails.map(async ({ mailId, at, orderNo, ...mail }) => ({ mailId, at, orderNo, subject: await mailSubject({ mailId, at, orderNo, ...mail }, world) })),
  );
  return <InboxList mails={titled} nextCursor={nextCursor} />;
};
