import { callerForThisRequest, meOfThisRequest, PortalInside } from "@souk/portal/server";
import { IconBuildingStore, IconMail, IconPackage, IconShoppingCart, IconTicket, IconWallet } from "@tabler/icons-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StandingNotice } from "../../account/standing-notice.tsx";
import { standingOfThisRequest } from "../../account/standing.ts";
import { paths } from "../../paths.ts";

const icon = { size: 20, stroke: 1.7, "aria-hidden": true } as const;

/** How many units lie in the cart; strangers have none, and are sent to the door anyway. */
const unitsInCart = async (): Promise<number> => {
  const { person } = await meOfThisRequest();
  if (!person) return 0;
  return (await (await callerForThisRequest()).buyer.cart.get()).cart.count;
};

const Layout = async ({ children }: { children: ReactNode }) => {
  const [t, count, standing] = await Promise.all([getTranslations("buyer.nav"), unitsInCart(), standingOfThisRequest()]);
  const nav = [
    { href: paths.home, label: t("shop"), icon: <IconBuildingStore {...icon} />, foot: true },
    { href: paths.orders, label: t("orders"), icon: <IconPackage {...icon} />, foot: true },
    { href: paths.cart, label: t("cart"), icon: <IconShoppingCart {...icon} />, count, foot: true },
    { href: paths.coupons, label: t("coupons"), icon: <IconTicket {...icon} />, foot: true },
    { href: paths.wallet, label: t("wallet"), icon: <IconWallet {...icon} />, foot: true },
    { href: paths.inbox, label: t("inbox"), icon: <IconMail {...icon} /> },
  ];
  return (
    <PortalInside nav={nav}>
      {standing && <StandingNotice standing={standing} />}
      {children}
    </PortalInside>
  );
};
export default Layout;
