import { natural, one, type PageProps } from "@souk/portal";
import { callerForThisRequest, mailSubject, orNotFound, personOfThisRequest } from "@souk/portal/server";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { openMail } from "../../../../outbox/open-mail.ts";
import { StoryView } from "../../../../orders/story-view.tsx";

type Props = PageProps<"no">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await getTranslations("admin.order"))("title", { no: (await params).no }) });

export default function OrderPage(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} height={180} />}>
      <Story {...props} />
    </Suspense>
  );
}

const Story = async ({ params, searchParams }: Props) => {
  const orderNo = natural((await params).no);
  if (orderNo === undefined) notFound();
  const [caller, { world }, wanted] = await Promise.all([callerForThisRequest(), personOfThisRequest(), searchParams]);
  const story = await orNotFound(caller.admin.orders.story({ orderNo }));
  const subjects = Object.fromEntries(await Promise.all(story.mails.map(async (mail) => [mail.mailId, await mailSubject(mail, world)] as const)));
  const mail = story.mails.find((each) => each.mailId === one(wanted["mail"]));
  const open = mail ? await openMail(mail, world) : null;
  return <StoryView story={story} world={world.slug} subjects={subjects} mail={open} />;
};
