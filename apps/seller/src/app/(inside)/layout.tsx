import { callerForThisRequest, PortalInside, meOfThisRequest } from "@souk/portal/server";
import {
  IconCoins,
  IconHeartRateMonitor,
  IconHome,
  IconInbox,
  IconMessageQuestion,
  IconPackages,
  IconScale,
  IconSettings,
  IconShieldSearch,
} from "@tabler/icons-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { paths } from "../../paths.ts";
import { dutyOf } from "../../standing/duty.ts";
import { StandingBanner } from "../../standing/standing-banner.tsx";
import { standingOfThisRequest } from "../../standing/standing.ts";

const icon = { size: 18, stroke: 1.7, "aria-hidden": true } as const;

/** The seller's desk: its places, with how many wait in each, and a word above all of them when the store does not stand as it should. */
export default async function InsideLayout({ children }: { children: ReactNode }) {
  const [t, caller, me, known] = await Promise.all([getTranslations("seller.nav"), callerForThisRequest(), meOfThisRequest(), standingOfThisRequest()]);
  const counts = me.person?.role === "seller" ? (await caller.seller.orders.counts()).counts : null;
  const store = t("group.store");
  const nav = [
    { href: paths.home, label: t("home"), icon: <IconHome {...icon} />, foot: true },
    { href: paths.orders(), label: t("orders"), icon: <IconInbox {...icon} />, count: counts?.to_ship ?? 0, foot: true },
    { href: paths.cancellations, label: t("cancellations"), icon: <IconMessageQuestion {...icon} />, count: counts?.cancellation_requests ?? 0, foot: true },
    { href: paths.disputes, label: t("disputes"), icon: <IconScale {...icon} />, count: counts?.in_dispute ?? 0, foot: true, ending: "/dispute" },
    { href: paths.money, label: t("money"), icon: <IconCoins {...icon} />, foot: true },
    { href: paths.listings, label: t("listings"), icon: <IconPackages {...icon} /> },
    { href: paths.health, label: t("health"), icon: <IconHeartRateMonitor {...icon} />, group: store },
    {
      href: paths.investigation,
      label: t("investigation"),
      icon: <IconShieldSearch {...icon} />,
      count: known && dutyOf(known.standing) ? 1 : 0,
      group: store,
    },
    { href: paths.settings, label: t("settings"), icon: <IconSettings {...icon} />, group: store },
  ];
  return (
    <PortalInside nav={nav}>
      {known && <StandingBanner standing={known.standing} />}
      <div>{children}</div>
    </PortalInside>
  );
}
