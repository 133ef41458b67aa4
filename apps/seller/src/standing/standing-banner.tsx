"use client";

import { Alert, Group, Text } from "@mantine/core";
import { PageLink } from "@souk/portal/client";
import { TimerCountdown, useFormatInstant } from "@souk/ui";
import { IconEye, IconLock, IconSnowflake } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { Standing } from "../api-types.ts";
import { paths } from "../paths.ts";
import { dutyOf } from "./duty.ts";
import classes from "./standing-banner.module.css";

const looks = {
  under_review: { colour: "saffron", icon: IconEye },
  frozen: { colour: "pomegranate", icon: IconSnowflake },
  blocked: { colour: "pomegranate", icon: IconLock },
} as const;

/** On every page of a store that does not stand as it should: what that means, since when, what is asked of the seller, and where. */
export const StandingBanner = ({ standing }: { standing: Standing }) => {
  const t = useTranslations("seller.banner");
  const law = useTranslations("law.consequence");
  const format = useFormatInstant();
  const path = usePathname();
  const { state } = standing.store;
  // the page itself says all of it
  if (!(state in looks) || path === paths.investigation) return null;
  const known = state as keyof typeof looks;
  const { colour, icon: Picture } = looks[known];
  const duty = dutyOf(standing);
  return (
    <aside className={classes.banner} aria-label={t("label")}>
      <Alert color={colour} icon={<Picture aria-hidden />} title={t(`${known}.title`)}>
        <Text size="sm">
          {t(`${known}.text`)} {t("since", { when: format(standing.since) })}
        </Text>
        {duty?.timer && (
          <Group gap="2px 12px">
            <TimerCountdown timer={duty.timer} />
            <Text span size="sm">
              {law(duty.timer.consequence)}
            </Text>
          </Group>
        )}
        <PageLink href={paths.investigation} size="sm" underline="always" fw={600}>
          {t(duty ? duty.kind : "more")}
        </PageLink>
      </Alert>
    </aside>
  );
};
