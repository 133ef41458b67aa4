import { callerForThisRequest, personOfThisRequest, PortalInside } from "@souk/portal/server";
import {
  IconAlarm,
  IconBook2,
  IconBuildingStore,
  IconCreditCardRefund,
  IconGavel,
  IconHistory,
  IconHourglassHigh,
  IconInbox,
  IconLayoutDashboard,
  IconMail,
  IconReceiptRefund,
  IconScale,
  IconShieldCheck,
  IconShieldQuestion,
  IconSnowflake,
  IconUserShield,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { paths } from "../../paths.ts";

const icon = { size: 18, stroke: 1.7, "aria-hidden": true } as const;

/** The back office and its places, with how many orders wait for a decision at each desk; a refund on its way waits for nobody here. */
export default async function InsideLayout({ children }: { children: ReactNode }) {
  const [t, counts] = await Promise.all([getTranslations("admin.nav"), waiting()]);
  const [desks, standing, books, world] = [t("group.desks"), t("group.standing"), t("group.books"), t("group.world")];
  const nav = [
    { href: paths.overview, label: t("overview"), icon: <IconLayoutDashboard {...icon} />, foot: true },
    { href: paths.orders(), label: t("orders"), icon: <IconInbox {...icon} />, foot: true },
    { href: paths.disputes, label: t("disputes"), icon: <IconGavel {...icon} />, foot: true, group: desks, count: counts.disputes },
    { href: paths.payments(), label: t("payments"), icon: <IconShieldQuestion {...icon} />, group: desks, count: counts.payments },
    { href: paths.refunds(), label: t("refunds"), icon: <IconReceiptRefund {...icon} />, group: desks },
    { href: paths.chargebacks(), label: t("chargebacks"), icon: <IconCreditCardRefund {...icon} />, group: desks, count: counts.chargebacks },
    { href: paths.freezes(), label: t("freezes"), icon: <IconSnowflake {...icon} />, foot: true, group: standing },
    { href: paths.stores, label: t("stores"), icon: <IconBuildingStore {...icon} />, group: standing },
    { href: paths.buyers(), label: t("buyers"), icon: <IconUserShield {...icon} />, group: standing },
    { href: paths.people, label: t("people"), icon: <IconUsers {...icon} />, group: standing },
    { href: paths.ledger, label: t("ledger"), icon: <IconBook2 {...icon} />, group: books },
    { href: paths.invariants, label: t("invariants"), icon: <IconShieldCheck {...icon} />, group: books },
    { href: paths.audit(), label: t("audit"), icon: <IconHistory {...icon} />, group: books },
    { href: paths.outbox(), label: t("outbox"), icon: <IconMail {...icon} />, group: books },
    { href: paths.time, label: t("time"), icon: <IconHourglassHigh {...icon} />, group: world },
    { href: paths.deadlines(), label: t("deadlines"), icon: <IconAlarm {...icon} />, foot: true, group: world },
    { href: paths.policy, label: t("policy"), icon: <IconScale {...icon} />, group: world },
    { href: paths.worlds, label: t("worlds"), icon: <IconWorld {...icon} />, group: world },
  ];
  return (
    <PortalInside nav={nav}>
      <div>{children}</div>
    </PortalInside>
  );
}

/** How many orders wait at each desk; a stranger is sent to the door before anything is counted. */
const waiting = async () => {
  await personOfThisRequest();
  const { counts } = await (await callerForThisRequest()).admin.desks.list({ desk: "disputes", limit: 1 });
  return counts;
};
