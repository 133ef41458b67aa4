"use client";

import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import type { SanctionKind } from "@souk/rulebook";
import { WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useState } from "react";
import type { Standing } from "../api-types.ts";
import { Fact } from "../orders/facts.tsx";
import { paths } from "../paths.ts";
import { LiftSanction } from "./act-on-store.tsx";
import { ladderActs, StoreActions } from "./store-actions.tsx";
import { StoreStateBadge } from "./store-state.tsx";

/** Points on the ladder whose steps are the sanctions' (rules.md 3.7). */
const pointsMax = 15;

/** State and since when, points, the sanctions that run, and how a block was appealed. */
export const StandingFacts = ({ standing }: { standing: Standing }) => {
  const t = useTranslations("admin.store");
  const law = useTranslations("law");
  const [lifting, lift] = useState<SanctionKind | null>(null);
  const { store, since, points, sanctions, appeal, blockedAt, withheldDecision } = standing;
  return (
    <Stack gap="sm">
      <dl className="souk-pairs">
        <Fact name={t("state")}>
          <StoreStateBadge state={store.state} />
        </Fact>
        <Fact name={t("since")}>
          <WorldTime at={since} />
        </Fact>
        {blockedAt && (
          <Fact name={t("blockedAt")}>
            <WorldTime at={blockedAt} />
          </Fact>
        )}
        <Fact name={t("orders")}>
          <Anchor component={Link} href={paths.orders({ store: store.storeId })} inherit underline="always">
            {t("ordersOf", { name: store.name })}
          </Anchor>
        </Fact>
        <Fact name={t("points")}>{t("pointsOf", { points, max: pointsMax })}</Fact>
        {withheldDecision && <Fact name={t("withheldDecision")}>{law(`withheldDecision.${withheldDecision}`)}</Fact>}
      </dl>
      <div>
        <Text size="sm" fw={650} c="dimmed">
          {t("sanctions")}
        </Text>
        {sanctions.length === 0 ? (
          <Text size="sm">{t("sanctionsNone")}</Text>
        ) : (
          <ul className="souk-notes" aria-label={t("sanctions")}>
            {sanctions.map((sanction) => (
              <li key={sanction.kind}>
                <Group justify="space-between" gap="xs">
                  <Text size="sm" fw={600}>
                    {law(`sanction.${sanction.kind}`)}
                  </Text>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t("liftOf", { sanction: law(`sanction.${sanction.kind}`) })}
                    onClick={() => lift(sanction.kind)}
                  >
                    {t("lift")}
                  </Button>
                </Group>
                <Text size="sm" c="dimmed" component="div">
                  <WorldTime at={sanction.from} style="day" /> – {sanction.until ? <WorldTime at={sanction.until} style="day" /> : t("openEnd")}
                  {sanction.reason && ` · ${sanction.reason}`}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </div>
      {lifting && <LiftSanction standing={standing} kind={lifting} onClose={() => lift(null)} />}
      {appeal && (
        <div>
          <Group gap={8}>
            <Text size="sm" fw={650} c="dimmed">
              {t("appeal")}
            </Text>
            <Badge color={appeal.outcome === null ? "saffron" : appeal.outcome === "upheld" ? "palm" : "pomegranate"}>
              {appeal.outcome === null ? t("appealOpen") : law(`appealOutcome.${appeal.outcome}`)}
            </Badge>
          </Group>
          <Text size="sm" className="souk-wrap">
            “{appeal.text}”
          </Text>
          <Text size="sm" c="dimmed" component="div">
            <WorldTime at={appeal.at} />
          </Text>
        </div>
      )}
      <StoreActions standing={standing} acts={ladderActs} label={t("ladder")} />
    </Stack>
  );
};
