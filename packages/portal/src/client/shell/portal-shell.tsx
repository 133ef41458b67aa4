"use client";

import { ActionIcon, Burger, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { Initials, Logo, WorldClockProvider } from "@souk/ui";
import { IconMoonStars, IconSun } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Link } from "../link.tsx";
import { usePathname } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import type { Portal } from "../../portal.ts";
import type { Present } from "../../server/caller.ts";
import { LiveBadge, LiveUpdates } from "../live.tsx";
import { WorldBar } from "../world/world-bar.tsx";
import { NavGroup } from "./nav-group.tsx";
import { blocksOf, placeOf, NavLink, type NavItem } from "./nav-link.tsx";

// fetched when it is opened
const SideMenu = dynamic(() => import("./side-menu.tsx").then((module) => module.SideMenu), { ssr: false });

/** Header, world bar, places, and the page between them. */
export const PortalShell = ({
  portal,
  nav,
  tools,
  present,
  children,
}: {
  portal: Portal;
  nav: readonly NavItem[];
  tools?: ReactNode;
  present: Present;
  children: ReactNode;
}) => {
  const t = useTranslations("portal");
  const path = usePathname();
  const [menu, open] = useState<"places" | "person" | null>(null);
  useEffect(() => open(null), [path]);
  const foot = nav.filter((item) => item.foot);
  const rest = nav.filter((item) => item.menuOnly);
  const here = placeOf(path, nav);

  return (
    <WorldClockProvider clock={present.clock} zone={present.world.timeZone}>
      <LiveUpdates since={present.clock}>
        <a href="#content" className="souk-skip">
          {t("skip")}
        </a>
        <header className="souk-head">
          <WorldBar world={present.world} mayTurn={present.mayTurnClock} />
          <div className="souk-header">
            <Burger
              hiddenFrom="lg"
              size="sm"
              opened={menu === "places"}
              onClick={() => open("places")}
              aria-label={t("openMenu")}
              aria-expanded={menu === "places"}
            />
            <Link href="/" className="souk-brand">
              <Logo />
              <span>
                {t("name")}
                <small>{t(`tagline.${portal}`)}</small>
              </span>
            </Link>
            <nav aria-label={t("nav")} className="souk-nav">
              {blocksOf(nav.filter((item) => !item.menuOnly)).map(({ group, items }) =>
                group === undefined ? (
                  items.map((item) => <NavLink key={item.href} item={item} here={item.href === here} className="souk-nav-link" />)
                ) : (
                  <NavGroup key={group} name={group} items={items} here={here} path={path} />
                ),
              )}
              {rest.length > 0 && (
                <UnstyledButton
                  className="souk-nav-link"
                  aria-haspopup="dialog"
                  aria-expanded={menu === "places"}
                  data-here={rest.some((item) => item.href === here) || undefined}
                  onClick={() => open("places")}
                >
                  {t("more")}
                </UnstyledButton>
              )}
            </nav>
            <div className="souk-tools">
              {tools}
              <span className="souk-wide">
                <LiveBadge />
              </span>
              <SchemeToggle />
              <UnstyledButton className="souk-person" aria-haspopup="dialog" aria-expanded={menu === "person"} onClick={() => open("person")}>
                <VisuallyHidden>{t("signedInAs", { name: "" })}</VisuallyHidden>
                <Initials name={present.person.name} size={32} />
                <span className="souk-person-name">{present.person.name}</span>
              </UnstyledButton>
            </div>
          </div>
        </header>

        <main id="content" tabIndex={-1} className="souk-main">
          {children}
        </main>

        {foot.length > 0 && (
          <footer className="souk-foot">
            <nav aria-label={t("foot")} className="souk-foot-nav">
              {foot.map((item) => (
                <NavLink key={item.href} item={item} here={item.href === here} className="souk-foot-link" />
              ))}
            </nav>
          </footer>
        )}
        {menu && <SideMenu what={menu} nav={nav} here={here} present={present} onClose={() => open(null)} />}
      </LiveUpdates>
    </WorldClockProvider>
  );
};

/** Light or dark with one press; the third way, like the system, is in the person's menu. */
const SchemeToggle = () => {
  const t = useTranslations("portal");
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("scheme")} onClick={toggleColorScheme} className="souk-wide">
      <IconMoonStars size={20} stroke={1.7} aria-hidden className="souk-when-light" />
      <IconSun size={20} stroke={1.7} aria-hidden className="souk-when-dark" />
    </ActionIcon>
  );
};
