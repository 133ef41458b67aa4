import { one, type PageProps } from "@souk/portal";
import { BackLink } from "@souk/portal/client";
import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AccountView } from "../../../../ledger/account-view.tsx";
import { paths } from "../../../../paths.ts";

type Props = PageProps<"account">;

export default async function AccountPage({ params, searchParams }: Props) {
  const t = await getTranslations("admin.ledger");
  const account = decodeURIComponent((await params).account);
  const cursor = one((await searchParams)["cursor"]);
  return (
    <>
      <BackLink href={paths.ledger}>{t("back")}</BackLink>
      <PageHeading lead={t("lead")}>{t("account", { account })}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={8} height={48} />}>
        <Entries account={account} cursor={cursor} />
      </Suspense>
    </>
  );
}

const limit = 100;

const Entries = async ({ account, cursor }: { account: string; cursor: string | undefined }) => {
  const caller = await callerForThisRequest();
  const found = await orNotFound(caller.admin.ledger.account({ account, limit, ...(cursor && { cursor }) }));
  return <AccountView account={found} paged={cursor !== undefined} />;
};
