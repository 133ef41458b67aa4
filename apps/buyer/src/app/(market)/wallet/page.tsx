import type { PageProps } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { createLoader, parseAsString } from "nuqs/server";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { WalletView } from "../../../account/wallet-view.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("buyer.wallet"))("title") });

const loadCursor = createLoader({ cursor: parseAsString });
const pageSize = 50;

const WalletPage = async ({ searchParams }: PageProps) => {
  const [t, { cursor }] = await Promise.all([getTranslations("buyer.wallet"), loadCursor(searchParams)]);
  return (
    <div>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={2} height={140} />}>
        <Wallet cursor={cursor} />
      </Suspense>
    </div>
  );
};
export default WalletPage;

const Wallet = async ({ cursor }: { cursor: string | null }) => {
  const caller = await callerForThisRequest();
  const wallet = await caller.buyer.wallet.get({ limit: pageSize, ...(cursor && { cursor }) });
  return <WalletView balance={wallet.balance} entries={wallet.entries} nextCursor={wallet.nextCursor} />;
};
