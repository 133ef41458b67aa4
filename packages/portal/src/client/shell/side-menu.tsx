"use client";

import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { Initials } from "@souk/ui";
import { useMutation } from "@tanstack/react-query";
import { IconArrowsExchange, IconLogout, IconWorld } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "../link.tsx";
import { Fragment } from "react";
import type { Present } from "../../server/caller.ts";
import { LiveBadge } from "../live.tsx";
import { useTRPC } from "../trpc.ts";
import { blocksOf, NavLink, type NavItem } from "./nav-link.tsx";
import { Preferences } from "./preferences.tsx";

/** The places of the portal on a phone, or who one is here and the ways out: another person, another world, the door. */
export const SideMenu = ({
  what,
  nav,
  here,
  present,
  onClose,
}: {
  what: "places" | "person";
  nav: readonly NavItem[];
  here: string | null;
  present: Present;
  onClose: () => void;
}) => {
  const t = useTranslations("portal");
  return (
    <Drawer
      opened
      onClose={onClose}
      position={what === "places" ? "left" : "right"}
      title={what === "places" ? t("menu") : present.person.name}
      closeButtonProps={{ "aria-label": t("closeMenu") }}
      size="xs"
      padding="md"
    >
      <Stack gap="lg">
        {what === "places" ? (
          <nav aria-label={t("menu")}>
            <Stack gap={4}>
              {blocksOf(nav).map(({ group, items }) => (
                <Fragment key={group ?? items[0]?.href}>
                  {group !== undefined && (
                    <Text size="xs" fw={650} c="dimmed" mt="sm" px={12}>
                      {group}
                    </Text>
                  )}
                  {items.map((item) => (
                    <NavLink key={item.href} item={item} here={item.href === here} className="souk-menu-link" />
                  ))}
                </Fragment>
              ))}
            </Stack>
          </nav>
        ) : (
          <Person present={present} />
        )}
        <Preferences />
        <Group justify="flex-end">
          <LiveBadge />
        </Group>
      </Stack>
    </Drawer>
  );
};

const Person = ({ present: { person, world } }: { present: Present }) => {
  const t = useTranslations("portal");
  const trpc = useTRPC();
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSettled: () => location.assign("/sign-in") }));
  return (
    <Stack gap={4}>
      <Group gap="sm" mb="xs" wrap="nowrap">
        <Initials name={person.name} />
        <Text size="sm" c="dimmed">
          {[person.storeName, world.name].filter(Boolean).join(" · ")}
        </Text>
      </Group>
      <Link href={`/sign-in?switch=person&world=${world.slug}`} className="souk-menu-link">
        <IconArrowsExchange size={18} aria-hidden />
        <span>{t("switchPerson")}</span>
      </Link>
      <Link href="/worlds" className="souk-menu-link">
        <IconWorld size={18} aria-hidden />
        <span>{t("switchWorld")}</span>
      </Link>
      <Button variant="default" mt="xs" leftSection={<IconLogout size={18} aria-hidden />} loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t("signOut")}
      </Button>
    </Stack>
  );
};
