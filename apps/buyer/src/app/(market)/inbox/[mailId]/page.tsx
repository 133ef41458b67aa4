import type { PageProps } from "@souk/portal";
import { Breadcrumbs, Card, Text } from "@mantine/core";
import { MailFrame, PageLink } from "@souk/portal/client";
import { callerForThisRequest, personOfThisRequest, readMail } from "@souk/portal/server";
import { PageHeading, WorldTime } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { paths } from "../../../../paths.ts";

const pagesMax = 20;

/** One mail of this person. The API lists mails and has no door to a single one, so the list is walked. */
const findMail = async (mailId: string) => {
  const caller = await callerForThisRequest();
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const { mails, nextCursor } = await caller.buyer.inbox.list({ limit: 100, ...(cursor && { cursor }) });
    const found = mails.find((mail) => mail.mailId === mailId);
    if (found) return found;
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return notFound();
};

const MailPage = async ({ params }: PageProps<"mailId">) => {
  const [t, orders, { world }] = await Promise.all([getTranslations("buyer.inbox"), getTranslations("buyer.orders"), personOfThisRequest()]);
  const mail = await findMail(decodeURIComponent((await params).mailId));
  const { subject, html } = await readMail(mail, world);
  return (
    <div>
      <Breadcrumbs mb="md" aria-label={t("path")} component="nav">
        <PageLink href={paths.inbox} size="sm">
          {t("title")}
        </PageLink>
      </Breadcrumbs>
      <PageHeading lead={<WorldTime at={mail.at} />}>{subject}</PageHeading>
      <Card>
        {mail.orderNo !== null && (
          <Text mb="md">
            <PageLink href={paths.order(mail.orderNo)}>{orders("order", { no: mail.orderNo })}</PageLink>
          </Text>
        )}
        <MailFrame html={html} title={subject} />
      </Card>
    </div>
  );
};
export default MailPage;
