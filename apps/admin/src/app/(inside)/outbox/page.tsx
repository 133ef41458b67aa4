import { natural, one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest, mailSubject, personOfThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { openMail } from "../../../outbox/open-mail.ts";
import { Outbox } from "../../../outbox/outbox.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.outbox"))("title") });

export default async function OutboxPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.outbox");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={48} />}>
        <Mails query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;
const parties = ["buyer", "seller", "admin"] as const;

const Mails = async ({ query }: { query: Query }) => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const orderNo = natural(query["order"]);
  const party = parties.find((each) => each === one(query["party"]));
  const cursor = one(query["cursor"]);
  const mailId = one(query["mail"]);
  const [{ mails, nextCursor }, opened] = await Promise.all([
    caller.admin.outbox.list({ limit, ...(orderNo && { orderNo }), ...(party && { party }), ...(cursor && { cursor }) }),
    // a mail that is not there simply does not open
    mailId === undefined ? null : caller.admin.outbox.get({ mailId }).catch(() => null),
  ]);
  const listed = await Promise.all(mails.map(async (mail) => ({ mail, subject: await mailSubject(mail, world) })));
  const open = opened && (await openMail(opened.mail, world));
  return <Outbox mails={listed} open={open} order={orderNo ? String(orderNo) : ""} party={party ?? ""} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
