"use client";

import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { TimerCountdown } from "@souk/ui";
import { IconShieldSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";
import type { StandingDuty } from "../standing/duty.ts";
import classes from "./need-card.module.css";

/** The duty of the store as a whole: an investigation to answer, or a block that may be appealed. */
export const StandingCard = ({ duty }: { duty: StandingDuty }) => {
  const t = useTranslations("seller.home");
  return (
    <Card component="li" data-row padding="md" className={classes.card}>
      <div className={classes.grid}>
        <span className="souk-panel-icon">
          <IconShieldSearch size={28} stroke={1.5} aria-hidden />
        </span>
        <Stack gap={2} className={classes.what}>
          <Text fw={650}>{t(`task.${duty.kind}`)}</Text>
          <Text size="sm" c="dimmed">
            <Text span fw={600} inherit>
              {t("ifNothing")}:
            </Text>{" "}
            {t(`consequence.${duty.timer?.consequence ?? "none"}`)}
          </Text>
        </Stack>
        <Group className={classes.act} gap="sm">
          <div className={classes.time}>{duty.timer && <TimerCountdown timer={duty.timer} />}</div>
          <Button component={Link} href={paths.investigation} data-row-link>
            {t("investigationNow")}
          </Button>
        </Group>
      </div>
    </Card>
  );
};
